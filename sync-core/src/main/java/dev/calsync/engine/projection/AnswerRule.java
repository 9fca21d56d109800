package dev.calsync.engine.projection;

import dev.calsync.event.Attendee;
import dev.calsync.event.EventDetails;
import dev.calsync.event.Participation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whose answer counts: the owner's, as the provider says it or by one of the owner's addresses. Who
 * called the event, or is not among its guests, has accepted it: it stands in an own calendar
 * (SEM-8).
 */
public final class AnswerRule {

  private AnswerRule() {}

  /** The answer to a single event or a series. */
  static Participation answer(EventDetails details, Set<String> addresses) {
    return given(details, addresses).orElse(Participation.ACCEPTED);
  }

  /** The answer to an occurrence; one that says none inherits that of its series. */
  public static Participation answer(
      EventDetails override, EventDetails series, Set<String> addresses) {
    return given(override, addresses).orElseGet(() -> answer(series, addresses));
  }

  private static Optional<Participation> given(EventDetails details, Set<String> addresses) {
    return details.ownResponse().or(() -> asGuest(details.attendees(), addresses));
  }

  private static Optional<Participation> asGuest(List<Attendee> guests, Set<String> addresses) {
    for (Attendee guest : guests) {
      if (isOneOf(addresses, guest)) {
        return Optional.of(guest.response());
      }
    }
    return Optional.empty();
  }

  private static boolean isOneOf(Set<String> addresses, Attendee guest) {
    return addresses.contains(guest.person().address().toLowerCase(Locale.ROOT));
  }
}
