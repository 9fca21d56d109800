package dev.calsync.connector.microsoft;

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
 * What Microsoft 365 and Outlook are, as data, as Microsoft publishes it: where owners let us in
 * and with what, and how many requests Graph takes.
 */
public final class MicrosoftDescriptor {

  private static final String LOGIN = "https://login.microsoftonline.com/common/oauth2/v2.0/";
  private static final String GRAPH = "https://graph.microsoft.com/";

  /** Without it there is no refresh token. */
  private static final String OFFLINE = "offline_access";

  /** What it calls itself names the owner's tenant; grants cannot be given back by a call. */
  private static final OAuthEndpoints PUBLISHED =
      new OAuthEndpoints(
          URI.create(LOGIN + "authorize"),
          URI.create(LOGIN + "token"),
          Optional.empty(),
          Optional.empty());

  /** Requests at once are limited as well: that is said by the capabilities of a calendar. */
  private static final List<Limit> LIMITS =
      List.of(
          new Limit(Limit.Scope.PROJECT, 130_000, Duration.ofSeconds(10)),
          new Limit(Limit.Scope.ACCOUNT, 10_000, Duration.ofMinutes(10)));

  private MicrosoftDescriptor() {}

  private static OAuth oauth(OAuthEndpoints endpoints) {
    return new OAuth(
        endpoints,
        List.of(OFFLINE, GRAPH + "User.Read", GRAPH + "Calendars.Read"),
        List.of(OFFLINE, GRAPH + "User.Read", GRAPH + "Calendars.ReadWrite"),
        Map.of(),
        Map.of());
  }

  /**
   * The descriptor, with the endpoints that Microsoft publishes.
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
        new ConnectorId("microsoft"),
        "Microsoft 365 and Outlook",
        List.of(),
        Optional.of(oauth(endpoints)),
        LIMITS,
        Duration.ofMinutes(20));
  }
}
