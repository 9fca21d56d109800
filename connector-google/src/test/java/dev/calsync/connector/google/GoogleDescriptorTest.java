package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others build on: names, places and scopes. */
class GoogleDescriptorTest {

  private final ConnectorDescriptor descriptor = GoogleDescriptor.descriptor();
  private final OAuth oauth = descriptor.oauth().orElseThrow();

  /** It is part of stored connections and of the names of mirrors. */
  @Test
  void itsIdStays() {
    assertThat(descriptor.id()).hasToString("google");
  }

  @Test
  void ownersAndTokensTravelEncrypted() {
    Stream<URI> places =
        Stream.concat(
            Stream.of(oauth.endpoints().authorization(), oauth.endpoints().token()),
            oauth.endpoints().revocation().stream());

    assertThat(places).allMatch(place -> place.getScheme().equals("https"));
  }

  /** The plain scope of calendars would let us delete them. */
  @Test
  void noScopeReachesFartherThanEvents() {
    assertThat(all()).allMatch(scope -> scope.startsWith("https://www.googleapis.com/auth/"));
    assertThat(all()).doesNotContain("https://www.googleapis.com/auth/calendar");
    assertThat(oauth.readScopes())
        .allMatch(scope -> scope.endsWith(".readonly") || scope.endsWith(".freebusy"));
  }

  /** Without these a connection would end with its first access token. */
  @Test
  void aRefreshTokenIsAskedFor() {
    assertThat(oauth.parameters())
        .containsEntry("access_type", "offline")
        .containsEntry("prompt", "consent");
  }

  private List<String> all() {
    return Stream.of(oauth.readScopes(), oauth.writeScopes()).flatMap(List::stream).toList();
  }
}
