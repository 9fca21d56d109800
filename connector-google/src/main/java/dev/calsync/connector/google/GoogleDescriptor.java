package dev.calsync.connector.google;

import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.ConnectorDescriptor.OAuthEndpoints;
import dev.calsync.connector.ConnectorDescriptor.SettingField;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Limit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Google Calendar is, as data, as Google publishes it: where owners let us in and with what,
 * and how many requests it takes.
 */
public final class GoogleDescriptor {

  private static final String SCOPE = "https://www.googleapis.com/auth/calendar";
  private static final String CALENDARS = SCOPE + ".calendarlist.readonly";
  private static final String BUSY_TIMES = SCOPE + ".freebusy";

  private static final OAuthEndpoints PUBLISHED =
      new OAuthEndpoints(
          URI.create("https://accounts.google.com/o/oauth2/v2/auth"),
          URI.create("https://oauth2.googleapis.com/token"),
          Optional.of(URI.create("https://oauth2.googleapis.com/revoke")),
          Optional.of("https://accounts.google.com"));

  private static final List<Limit> LIMITS =
      List.of(
          new Limit(Limit.Scope.PROJECT, 10_000, Duration.ofMinutes(1)),
          new Limit(Limit.Scope.PROJECT, 1_000_000, Duration.ofDays(1)),
          new Limit(Limit.Scope.ACCOUNT, 600, Duration.ofMinutes(1)));

  private static final SettingField SUBJECT =
      new SettingField(
          GoogleAccount.SUBJECT,
          "Whom the host's service account stands in for: an address in the organisation.",
          false,
          false);

  private GoogleDescriptor() {}

  /**
   * A refresh token comes with offline access alone, and again only with the owner's consent. For
   * targets the last scope lets us make calendars, and touch those that we made.
   */
  private static OAuth oauth(OAuthEndpoints endpoints) {
    return new OAuth(
        endpoints,
        List.of(CALENDARS, BUSY_TIMES, SCOPE + ".events.readonly"),
        List.of(CALENDARS, BUSY_TIMES, SCOPE + ".events", SCOPE + ".app.created"),
        Map.of("access_type", "offline", "prompt", "consent"),
        Map.of());
  }

  /**
   * The descriptor, with the endpoints that Google publishes.
   *
   * @return always the same
   */
  public static ConnectorDescriptor descriptor() {
    return descriptor(PUBLISHED);
  }

  /**
   * The same with other endpoints: of a national cloud, a single tenant, or a server of tests.
   *
   * @param endpoints where owners let us in
   * @return the descriptor
   */
  public static ConnectorDescriptor descriptor(OAuthEndpoints endpoints) {
    return new ConnectorDescriptor(
        new ConnectorId("google"),
        "Google Calendar",
        List.of(SUBJECT),
        Optional.of(oauth(endpoints)),
        LIMITS,
        Duration.ofMinutes(20));
  }
}
