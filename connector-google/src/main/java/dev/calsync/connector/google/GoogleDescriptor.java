package dev.calsync.connector.google;

import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.ConnectorDescriptor.OAuthEndpoints;
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

  /**
   * A refresh token comes with offline access alone, and again only with the owner's consent. For
   * targets the last scope lets us make calendars, and touch those that we made.
   */
  private static final OAuth OAUTH =
      new OAuth(
          new OAuthEndpoints(
              URI.create("https://accounts.google.com/o/oauth2/v2/auth"),
              URI.create("https://oauth2.googleapis.com/token"),
              Optional.of(URI.create("https://oauth2.googleapis.com/revoke")),
              Optional.of("https://accounts.google.com")),
          List.of(CALENDARS, SCOPE + ".events.readonly"),
          List.of(CALENDARS, SCOPE + ".events", SCOPE + ".app.created"),
          Map.of("access_type", "offline", "prompt", "consent"),
          Map.of());

  private static final List<Limit> LIMITS =
      List.of(
          new Limit(Limit.Scope.PROJECT, 10_000, Duration.ofMinutes(1)),
          new Limit(Limit.Scope.PROJECT, 1_000_000, Duration.ofDays(1)),
          new Limit(Limit.Scope.ACCOUNT, 600, Duration.ofMinutes(1)));

  private static final ConnectorDescriptor DESCRIPTOR =
      new ConnectorDescriptor(
          new ConnectorId("google"),
          "Google Calendar",
          List.of(),
          Optional.of(OAUTH),
          LIMITS,
          Duration.ofMinutes(20));

  private GoogleDescriptor() {}

  /**
   * The descriptor.
   *
   * @return always the same
   */
  public static ConnectorDescriptor descriptor() {
    return DESCRIPTOR;
  }
}
