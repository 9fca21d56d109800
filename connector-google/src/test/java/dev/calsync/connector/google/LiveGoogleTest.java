package dev.calsync.connector.google;

import dev.calsync.connector.ConnectorDescriptor.OAuthEndpoints;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The connector against Google itself, with an account of whoever runs it: see {@code
 * docs/live-google.md}. Never part of a build.
 */
@EnabledIfEnvironmentVariable(
    named = "CALSYNC_GOOGLE_CLIENT_ID",
    matches = ".+",
    disabledReason = "CALSYNC_GOOGLE_CLIENT_ID is not set: Google itself is not asked")
@EnabledIfEnvironmentVariable(
    named = "CALSYNC_GOOGLE_CLIENT_SECRET",
    matches = ".+",
    disabledReason = "CALSYNC_GOOGLE_CLIENT_SECRET is not set: Google itself is not asked")
@EnabledIfEnvironmentVariable(
    named = "CALSYNC_GOOGLE_REFRESH_TOKEN",
    matches = ".+",
    disabledReason = "CALSYNC_GOOGLE_REFRESH_TOKEN is not set: Google itself is not asked")
class LiveGoogleTest {

  @Test
  void googleKeepsMirrorsAsTheConnectorExpectsAndSaysWhatIsNotDocumented() throws IOException {
    OAuthEndpoints published = GoogleDescriptor.descriptor().oauth().orElseThrow().endpoints();
    RefreshedCall call =
        RefreshedCall.of(
            address("CALSYNC_GOOGLE_TOKEN_ENDPOINT", published.token()),
            System.getenv("CALSYNC_GOOGLE_CLIENT_ID"),
            System.getenv("CALSYNC_GOOGLE_CLIENT_SECRET"),
            System.getenv("CALSYNC_GOOGLE_REFRESH_TOKEN"));
    URI root = address("CALSYNC_GOOGLE_ROOT", GoogleService.PUBLISHED);
    try (LiveOverlay overlay = new LiveOverlay(root, published, Clock.systemUTC(), call)) {
      new OpenQuestions(overlay, LiveGoogleTest::print).ask();
      LiveSmoke smoke = new LiveSmoke(overlay);
      smoke.aMirrorLivesAndDies();
      smoke.aSeriesIsChangedCancelledAndRestored();
    }
  }

  private static void print(String question, String answer) {
    System.out.println("Google: " + question + ": " + answer);
  }

  private static URI address(String variable, URI usual) {
    return Optional.ofNullable(System.getenv(variable)).map(URI::create).orElse(usual);
  }
}
