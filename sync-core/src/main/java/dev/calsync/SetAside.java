package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.QuarantinedItem;
import dev.calsync.store.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of objects that cannot be understood why, by the provider's id or by UID (R-B5). */
final class SetAside {

  private static final int PAGE = 500;

  private final Engine engine;
  private final OwnerId owner;

  SetAside(Engine engine, OwnerId owner) {
    this.engine = engine;
    this.owner = owner;
  }

  /** One line for each object of that name in a calendar. */
  List<String> of(CalendarRecord calendar, String name) {
    return named(calendar.id(), name).stream().map(item -> line(calendar, item)).toList();
  }

  private List<QuarantinedItem> named(CalendarId calendar, String name) {
    List<QuarantinedItem> named = new ArrayList<>();
    String after = "";
    List<QuarantinedItem> page;
    do {
      page = engine.store.quarantine().page(owner, calendar, after, PAGE);
      for (QuarantinedItem item : page) {
        if (item.id().value().equals(name) || item.uid().equals(name)) {
          named.add(item);
        }
        after = item.id().value();
      }
    } while (page.size() == PAGE);
    return named;
  }

  private String line(CalendarRecord calendar, QuarantinedItem item) {
    return "Object "
        + item.id()
        + " of calendar "
        + calendar.displayName()
        + " cannot be understood: "
        + item.code()
        + " at "
        + item.where()
        + (isStoodInFor(calendar.id(), item) ? "; another of its UID stands in for it" : "");
  }

  /** What was an event before it could not be read is that event still. */
  private boolean isStoodInFor(CalendarId calendar, QuarantinedItem item) {
    Map<RemoteId, SourceItem> here =
        engine.store.sources().items(owner, calendar, List.of(item.id()));
    boolean wasAnEvent =
        Optional.ofNullable(here.get(item.id())).flatMap(SourceItem::event).isPresent();
    Map<String, CanonicalRow> events =
        engine.store.sources().events(owner, calendar, List.of(item.uid()));
    return !wasAnEvent
        && Optional.ofNullable(events.get(item.uid())).filter(CanonicalRow::live).isPresent();
  }
}
