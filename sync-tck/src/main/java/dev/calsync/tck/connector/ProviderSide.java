package dev.calsync.tck.connector;

import dev.calsync.connector.Notification;
import dev.calsync.event.EventBody;
import java.util.List;
import java.util.Optional;

/**
 * The provider's own side of a calendar: what people and other programs do there while the
 * connector does not look. Whatever is done here is visible to the connector's next reading.
 */
public interface ProviderSide {

  /**
   * Puts an event there, or gives the event of that UID a new content. The UID may be that of a
   * mirror. Where series are kept in parts, every part becomes what the content says of it.
   *
   * @param uid the iCalendar UID
   * @param body the content
   */
  void put(String uid, EventBody body);

  /**
   * Removes an event.
   *
   * @param uid its UID
   */
  void remove(String uid);

  /**
   * Makes one event unreadable, and leaves all others as they are.
   *
   * @param uid its UID
   */
  void spoil(String uid);

  /**
   * The stored form of an event, as the provider holds it, with all its parts.
   *
   * @param uid its UID
   * @return its bytes, or any text that differs whenever they do; empty if there is no such event
   */
  Optional<String> raw(String uid);

  /**
   * What the provider sent to the addresses of watch channels since this was asked last.
   *
   * @return the notifications as they came in; none where it does not notify
   */
  default List<Notification> sent() {
    return List.of();
  }

  /** Breaks the calendar, so that no further reading of it can succeed. */
  void breakDown();
}
