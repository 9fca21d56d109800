package dev.calsync.tck.connector;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.MirrorForm;
import dev.calsync.event.MirrorShape;
import java.util.Optional;

/** What the author of a connector gives the contract: one calendar, seen from both sides. */
public interface ConnectorRig {

  /**
   * The connector to be judged.
   *
   * @return the same one each time
   */
  ConnectorAdapter connector();

  /**
   * A working access to the calendar.
   *
   * @return an access that may be used from several threads
   */
  Call call();

  /**
   * The calendar.
   *
   * @return its name
   */
  CalendarRef calendar();

  /**
   * The provider's own side of the calendar.
   *
   * @return where changes happen behind the connector's back
   */
  ProviderSide provider();

  /**
   * How many events make a listing longer than one page, where the connector reads by page.
   *
   * @return at least 2
   */
  default int manyEvents() {
    return 25;
  }

  /**
   * Another calendar, of which the account is told no more than when its owner is busy, where the
   * provider has such calendars.
   *
   * @return the same connector and access, with that calendar and its owner's side of it
   */
  default Optional<ConnectorRig> busyOnly() {
    return Optional.empty();
  }

  /**
   * The iCalendar UID that a mirror gets: its own, unless the provider names what it is sent.
   *
   * @param form as it is created
   * @return the UID
   */
  default String uidOf(MirrorForm form) {
    return form.uid();
  }

  /**
   * What the provider makes of a shape it is sent: the rewriting that the connector's document
   * declares (FLT-22).
   *
   * @param sent what is sent
   * @return what is shown from then on; the same shape where nothing is rewritten
   */
  default MirrorShape rewritten(MirrorShape sent) {
    return sent;
  }
}
