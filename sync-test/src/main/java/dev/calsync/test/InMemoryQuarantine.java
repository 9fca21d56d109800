package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.ItemState;
import dev.calsync.store.QuarantineQueries;
import dev.calsync.store.QuarantinedItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What could not be understood. */
final class InMemoryQuarantine implements QuarantineQueries {

  private final Tables tables;

  InMemoryQuarantine(Tables tables) {
    this.tables = tables;
  }

  @Override
  public List<QuarantinedItem> page(OwnerId owner, CalendarId calendar, String after, int limit) {
    return tables.owned(owner, it -> it.calendar(calendar).items().quarantined(after, limit));
  }

  @Override
  public Map<CalendarId, Long> calendars(OwnerId owner) {
    return tables.owned(
        owner,
        it -> {
          Map<CalendarId, Long> counts = new LinkedHashMap<>();
          it.calendars()
              .forEach(
                  (id, calendar) -> {
                    Long count = calendar.items().count().get(ItemState.QUARANTINED);
                    if (count != null) {
                      counts.put(id, count);
                    }
                  });
          return counts;
        });
  }
}
