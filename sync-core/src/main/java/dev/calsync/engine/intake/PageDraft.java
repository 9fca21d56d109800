package dev.calsync.engine.intake;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Observation;
import dev.calsync.store.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a page will change, while it is being read. Used by one thread. */
final class PageDraft {

  final List<SourceItem> items = new ArrayList<>();
  final List<RemoteId> removed = new ArrayList<>();
  final Map<String, List<SourcePart>> partsByEvent = new TreeMap<>();
  final Map<String, RemoteId> goneByEvent = new TreeMap<>();
  final List<Observation> observations = new ArrayList<>();
  final List<JournalLine> journal = new ArrayList<>();
  final List<JournalLine> drift = new ArrayList<>();
  long origins;
  long unchanged;
  long quarantined;

  void foldInto(String event, SourcePart part) {
    partsByEvent.computeIfAbsent(event, any -> new ArrayList<>()).add(part);
  }

  boolean isEmpty() {
    return items.isEmpty() && removed.isEmpty() && partsByEvent.isEmpty() && goneByEvent.isEmpty();
  }
}
