package dev.calsync.examples.quickstart;

import dev.calsync.AccessLevel;
import dev.calsync.AuthorizationResult;
import dev.calsync.CalendarSync;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.policy.Mirrors;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/** An account that a person signs in to, from the link to leaving; the README shows these lines. */
final class SigningIn {

  private SigningIn() {}

  /**
   * Signs in and leaves again.
   *
   * @param browser what comes back when a person follows the link: the parameters of the callback
   */
  static AuthorizationResult visit(
      CalendarSync calsync,
      OwnerId owner,
      ConnectorId google,
      Function<URI, Map<String, String>> browser) {
    URI callback = URI.create("https://app.example.com/oauth");
    // tag::readme
    OwnerScope me = calsync.owner(owner);
    URI link = me.connections().authorize(google, AccessLevel.WRITE).returnTo(callback).start();
    Map<String, String> parameters = browser.apply(link); // what comes in at the callback address
    AuthorizationResult result =
        calsync.oauth().complete(owner, parameters); // a value, whatever it is
    result.connected().ifPresent(account -> System.out.println(account.calendars()));
    // end::readme
    return result;
  }

  static void leave(OwnerScope me, ConnectionId account) {
    me.connections().disconnect(account, Mirrors.DELETE);
  }
}
