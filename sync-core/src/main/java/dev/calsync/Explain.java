package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.edge.EdgeProjection;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.event.CanonicalKey;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers why an event or a mirror is there, or why not (R-C9): event → edge → rule → hash → write
 * → answer.
 */
public final class Explain {

  private static final int HISTORY = 20;

  private final Engine engine;
  private final OwnerId owner;

  Explain(Engine engine, OwnerId owner) {
    this.engine = engine;
    this.owner = owner;
  }

  /**
   * Explains an event or a mirror.
   *
   * @param name an event's UID, or the provider's id of an event or a mirror
   * @return the explanation; not found if the name means nothing to us
   */
  public Explanation of(String name) {
    List<String> lines = new ArrayList<>();
    boolean possible = !name.isEmpty() && name.length() <= CanonicalKey.LONGEST;
    List<CalendarRecord> calendars = possible ? engine.directory.calendars(owner) : List.of();
    for (CalendarRecord calendar : calendars) {
      eventIn(calendar.id(), name).ifPresent(uid -> event(lines, calendar, uid));
      object(lines, calendar, name);
    }
    return lines.isEmpty()
        ? new Explanation(false, List.of("Nothing of that name was read or written."))
        : new Explanation(true, lines);
  }

  /** The UID of the event of that name, or of that object, in a calendar. */
  private Optional<String> eventIn(CalendarId calendar, String name) {
    boolean byUid = !engine.store.sources().events(owner, calendar, List.of(name)).isEmpty();
    return byUid ? Optional.of(name) : item(calendar, name).flatMap(SourceItem::event);
  }

  private Optional<SourceItem> item(CalendarId calendar, String name) {
    return Optional.ofNullable(
        engine
            .store
            .sources()
            .items(owner, calendar, List.of(new RemoteId(name)))
            .get(new RemoteId(name)));
  }

  private void event(List<String> lines, CalendarRecord calendar, String uid) {
    Optional<CanonicalRow> row =
        Optional.ofNullable(
            engine.store.sources().events(owner, calendar.id(), List.of(uid)).get(uid));
    if (row.isEmpty()) {
      return;
    }
    lines.add(
        "Event " + uid + " of calendar " + calendar.displayName() + " (" + calendar.id() + ")");
    lines.add(
        row.get()
            .removal()
            .map(why -> "  deleted at the source: " + why.kind() + " in pass " + why.pass())
            .orElse("  is there, version " + row.get().version()));
    List<EdgeRecord> edges = engine.directory.edgesFrom(owner, calendar.id());
    if (edges.isEmpty()) {
      lines.add("  no edge reads this calendar");
    }
    edges.forEach(edge -> edge(lines, edge, row.get()));
    history(lines, uid);
  }

  private void edge(List<String> lines, EdgeRecord edge, CanonicalRow row) {
    CalendarRecord target = engine.directory.calendar(owner, edge.target());
    lines.add(
        "  edge "
            + edge.id()
            + " to "
            + target.displayName()
            + ", policy revision "
            + edge.revision());
    if (row.live()) {
      CalendarRecord source = engine.directory.calendar(owner, edge.source());
      EdgeTerms terms = EdgeTerms.at(engine.clock.instant(), edge, engine.ends(source, target));
      EdgeProjection projection = EdgeProjection.of(row, terms);
      if (projection.parts().isEmpty()) {
        lines.add("    not shown: " + projection.withdrawal().reason());
      }
    }
    List<MirrorRow> mirrors = engine.store.targets().ofEvents(owner, edge.id(), List.of(row.uid()));
    mirrors.forEach(mirror -> lines.add("    " + mirror(mirror)));
    if (mirrors.isEmpty()) {
      lines.add("    no mirror");
    }
  }

  private static String mirror(MirrorRow row) {
    String where = row.remote().map(remote -> " at " + remote.id()).orElse(" not at the target");
    String hold = row.hold().map(id -> ", held by " + id).orElse("");
    String refusal = row.refusal().isEmpty() ? "" : ", refused: " + row.refusal();
    return "mirror "
        + row.key().part().text()
        + where
        + ": "
        + row.state()
        + hold
        + refusal
        + "; desired "
        + row.hashes().desired()
        + ", applied "
        + row.hashes().applied()
        + ", observed "
        + row.hashes().observed()
        + ", writes "
        + row.writes();
  }

  private void object(List<String> lines, CalendarRecord calendar, String name) {
    RemoteId id = new RemoteId(name);
    Optional.ofNullable(engine.store.targets().atObjects(owner, calendar.id(), List.of(id)).get(id))
        .ifPresent(
            row -> {
              lines.add(
                  "Object "
                      + name
                      + " of calendar "
                      + calendar.displayName()
                      + " is a mirror of ours");
              EdgeRecord edge = engine.directory.edge(owner, row.key().edge());
              event(lines, engine.directory.calendar(owner, edge.source()), row.key().uid());
            });
    item(calendar.id(), name)
        .flatMap(SourceItem::quarantine)
        .ifPresent(
            why ->
                lines.add(
                    "Object "
                        + name
                        + " of calendar "
                        + calendar.displayName()
                        + " cannot be understood: "
                        + why.code()
                        + " at "
                        + why.where()));
  }

  private void history(List<String> lines, String uid) {
    Stream<JournalEntry> newest = engine.store.journal().of(owner, uid, HISTORY).stream();
    newest.forEach(
        entry ->
            lines.add(
                "  "
                    + entry.at()
                    + " "
                    + entry.line().action()
                    + " "
                    + entry.line().reason()
                    + " "
                    + entry.line().facts()));
  }
}
