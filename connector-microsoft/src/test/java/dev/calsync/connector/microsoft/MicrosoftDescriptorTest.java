package dev.calsync.connector.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others build on: names, places and scopes. */
class MicrosoftDescriptorTest {

  private final ConnectorDescriptor descriptor = MicrosoftDescriptor.descriptor();
  private final OAuth oauth = descriptor.oauth().orElseThrow();

  /** It is part of stored connections and of the names of mirrors. */
  @Test
  void itsIdStays() {
    assertThat(descriptor.id()).hasToString("microsoft");
  }

  @Test
  void ownersAndTokensTravelEncrypted() {
    Stream<URI> places =
        Stream.concat(
            Stream.of(oauth.endpoints().authorization(), oauth.endpoints().token()),
            oauth.endpoints().revocation().stream());

    assertThat(places).allMatch(place -> place.getScheme().equals("https"));
  }

  @Test
  void aSourceIsOnlyRead() {
    assertThat(oauth.readScopes()).noneMatch(scope -> scope.contains("Write"));
  }

  /** Without it a connection would end with its first access token. */
  @Test
  void aRefreshTokenIsAskedFor() {
    assertThat(List.of(oauth.readScopes(), oauth.writeScopes()))
        .allMatch(scopes -> scopes.contains("offline_access"));
  }
}
