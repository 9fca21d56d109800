package dev.calsync.engine.intake;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.override.OverrideNotes;
import dev.calsync.event.Slot;
import dev.calsync.store.ItemState;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Observation;
import dev.calsync.store.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a page will change, while it is being read. Used by one thread. */
final class PageDraft {

  final List<SourceItem> items = new ArrayList<>();
  final List<RemoteId> removed = new ArrayList<>();
  final Map<String, List<SourcePart>> partsByEvent = new TreeMap<>();
  final Map<String, RemoteId> goneByEvent = new TreeMap<>();

  /** Occurrences whose objects are gone, so that they are as their series says. */
  final Map<String, List<Slot>> ruledByEvent = new TreeMap<>();

  final List<Observation> observations = new ArrayList<>();
  final List<JournalLine> journal = new ArrayList<>();
  final List<JournalLine> drift = new ArrayList<>();

  /** Copies of series that are the user's own events from now on. */
  final List<RemoteId> turned = new ArrayList<>();

  final OverrideNotes overrides;
  long origins;

  /** Whether it showed what an open write did not do: someone may have come after that write. */
  boolean unsettled;

  long unchanged;

  /** How many objects were listed in an older state than the one that we have. */
  long older;

  long quarantined;

  PageDraft(OverrideNotes overrides) {
    this.overrides = overrides;
  }

  /** What an object is by this page; empty if the page did not show it so far, or nothing new. */
  Optional<SourceItem> item(RemoteId id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }

  void foldInto(String event, SourcePart part) {
    partsByEvent.computeIfAbsent(event, any -> new ArrayList<>()).add(part);
  }

  /** An object of an event is gone, which may be all that there was of it. */
  void gone(String event, SourceItem item) {
    goneByEvent.put(event, item.id());
    AsRuled.slotOf(item)
        .ifPresent(slot -> ruledByEvent.computeIfAbsent(event, any -> new ArrayList<>()).add(slot));
  }

  /**
   * What cannot be folded into its event: its objects go to quarantine, the event stays as it was.
   */
  void quarantine(String event, SourceItem.Quarantine why) {
    items.replaceAll(
        item -> item.event().filter(event::equals).isPresent() ? quarantined(item, why) : item);
    quarantined++;
  }

  private static SourceItem quarantined(SourceItem item, SourceItem.Quarantine why) {
    return new SourceItem(
        item.id(),
        item.uid(),
        item.event(),
        item.slot(),
        item.version(),
        item.content(),
        ItemState.QUARANTINED,
        item.mark(),
        item.lineage(),
        Optional.of(why),
        item.changedAt());
  }

  boolean isEmpty() {
    return items.isEmpty()
        && removed.isEmpty()
        && partsByEvent.isEmpty()
        && goneByEvent.isEmpty()
        && journal.isEmpty();
  }
}
