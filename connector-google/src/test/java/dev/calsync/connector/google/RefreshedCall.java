package dev.calsync.connector.google;

import com.google.auth.oauth2.UserCredentials;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Access by a refresh token, used once: an access token outlives the test. */
record RefreshedCall(Secret accessToken) implements Call {

  static RefreshedCall of(URI tokenEndpoint, String client, String secret, String refreshToken)
      throws IOException {
    UserCredentials credentials =
        UserCredentials.newBuilder()
            .setTokenServerUri(tokenEndpoint)
            .setClientId(client)
            .setClientSecret(secret)
            .setRefreshToken(refreshToken)
            .build();
    return new RefreshedCall(Secret.of(credentials.refreshAccessToken().getTokenValue()));
  }

  @Override
  public ConnectionId connection() {
    return ConnectionId.of("live");
  }

  @Override
  public Settings settings() {
    return new Settings(Map.of());
  }

  @Override
  public Secret token(Resource resource) {
    return accessToken;
  }

  @Override
  public Deadline deadline() {
    return () -> Duration.ofMinutes(1);
  }

  @Override
  public void beforeRequest(Cost cost) {}
}
