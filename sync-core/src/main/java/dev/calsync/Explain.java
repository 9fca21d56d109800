package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.edge.Copy;
import dev.calsync.engine.edge.EdgeProjection;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.engine.edge.MeetingReading;
import dev.calsync.engine.edge.Surroundings;
import dev.calsync.engine.mirror.Rewording;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.event.CanonicalKey;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.ItemState;
import dev.calsync.store.JobKind;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.Part;
import dev.calsync.store.SourceItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
   * @param name an event's UID, the name of a block, or the provider's id of an event or a mirror
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
    if (possible) {
      blocks(lines, name);
    }
    if (lines.isEmpty()) {
      calendars.forEach(calendar -> formerName(lines, calendar, name));
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
    engine
        .directory
        .lineage(owner, calendar.id(), uid)
        .ifPresent(
            half ->
                lines.add(
                    "  goes on with series "
                        + half.predecessor()
                        + ", which was split before its slot "
                        + half.cut().text()));
    Problem.of(engine, owner, JobKind.INTAKE, calendar.id().value())
        .ifPresent(
            why ->
                lines.add(
                    "  as it was known before: the last reading of this calendar failed, "
                        + inWords(why)));
    List<EdgeRecord> edges = engine.directory.edgesFrom(owner, calendar.id());
    if (edges.isEmpty()) {
      lines.add("  no edge reads this calendar");
    }
    edges.forEach(edge -> edge(lines, edge, calendar.id(), row.get()));
    history(lines, uid);
  }

  private void edge(List<String> lines, EdgeRecord edge, CalendarId source, CanonicalRow row) {
    CalendarRecord target = engine.directory.calendar(owner, edge.target());
    lines.add(
        "  edge "
            + edge.id()
            + " to "
            + target.displayName()
            + ", policy revision "
            + edge.revision());
    engine
        .gates
        .closed(owner, edge)
        .ifPresent(why -> lines.add("    writes nothing by itself: " + why));
    EdgeStatus.beyondSource(engine, owner, edge)
        .forEach(why -> lines.add("    the last run failed, " + inWords(why)));
    if (edge.merges()) {
      List<String> merged =
          row.live() ? new BlockStory(engine, owner, edge).ofEvent(row, source) : List.of();
      merged.forEach(line -> lines.add("    " + line));
      return;
    }
    List<MirrorRow> mirrors = engine.store.targets().ofEvents(owner, edge.id(), List.of(row.uid()));
    EdgeTerms terms = terms(edge, row);
    EdgeProjection projection = EdgeProjection.of(row, EdgeProjection.There.rows(mirrors), terms);
    if (mirrors.stream().anyMatch(mirror -> terms.keeps(mirror, projection.withdrawal()))) {
      lines.add("    kept, because it is over, though its source lists it no more");
    }
    if (row.live()) {
      if (projection.parts().isEmpty()) {
        lines.add("    not shown: " + projection.withdrawal().reason());
      }
      projection.told().forEach(line -> lines.add("    " + line));
    }
    mirrors.forEach(mirror -> lines.add("    " + mirror(mirror)));
    mirrors.forEach(mirror -> decided(mirror).ifPresent(line -> lines.add("    " + line)));
    mirrors.forEach(mirror -> reworded(mirror).ifPresent(line -> lines.add("    " + line)));
    if (mirrors.isEmpty()) {
      lines.add("    no mirror");
    }
  }

  /** What somebody has to say, or has said, about a mirror. */
  private Optional<String> decided(MirrorRow mirror) {
    if (mirror.state() == MirrorState.DETACHED) {
      return Optional.of("left as it is, because somebody decided so");
    }
    return mirror
        .hold()
        .flatMap(
            id ->
                engine.store.holds().openOf(owner, mirror.key().edge()).stream()
                    .filter(hold -> hold.id().equals(id))
                    .findFirst())
        .map(hold -> "held because of " + hold.reason() + ", since " + hold.openedAt());
  }

  private EdgeTerms terms(EdgeRecord edge, CanonicalRow row) {
    Surroundings around = engine.surveyor.around(owner, edge, engine.clock.instant());
    MeetingReading reading = new MeetingReading(engine.store);
    List<Copy> copies = reading.copies(owner, row.meeting().stream().collect(Collectors.toSet()));
    return around
        .terms()
        .besides(reading.meetings(owner, around, copies).of(row.uid(), row.meeting()));
  }

  /** The form of the target, which was accepted; from the journal, as far back as it goes. */
  private Optional<String> reworded(MirrorRow mirror) {
    boolean accepted =
        mirror.state() == MirrorState.SETTLED
            && !mirror.hashes().observed().equals(mirror.hashes().applied());
    return Optional.of(mirror)
        .filter(any -> accepted)
        .map(
            any -> Degradation.REWORDED.code() + ": " + Degradation.REWORDED.text() + made(mirror));
  }

  private String made(MirrorRow mirror) {
    return engine.store.journal().of(owner, mirror.key().uid(), HISTORY).stream()
        .map(JournalEntry::line)
        .filter(line -> line.edge().filter(mirror.key().edge()::equals).isPresent())
        .map(JournalLine::facts)
        .filter(facts -> mirror.key().part().text().equals(facts.get("part")))
        .flatMap(facts -> Optional.ofNullable(facts.get(Rewording.FACT)).stream())
        .findFirst()
        .map(what -> ": " + what)
        .orElse("");
  }

  private static String inWords(Problem failure) {
    return failure.code() + ": " + failure.text();
  }

  /** The blocks of that name; each edge has its own. */
  private void blocks(List<String> lines, String name) {
    engine.directory.edges(owner).stream()
        .filter(EdgeRecord::merges)
        .forEach(
            edge ->
                engine
                    .store
                    .targets()
                    .ofEvents(owner, edge.id(), List.of(name))
                    .forEach(row -> block(lines, edge, row)));
  }

  private void block(List<String> lines, EdgeRecord edge, MirrorRow row) {
    lines.add("Block " + row.key().uid() + " of edge " + edge.id());
    lines.add("  " + mirror(row));
    new BlockStory(engine, owner, edge).ofBlock(row).forEach(line -> lines.add("  " + line));
    history(lines, row.key().uid());
  }

  /** What a mirror stands for: its event, or what was merged into it. */
  private void subject(List<String> lines, MirrorRow row) {
    engine
        .directory
        .findEdge(owner, row.key().edge())
        .ifPresentOrElse(
            edge -> subject(lines, edge, row),
            () -> lines.add("  edge " + row.key().edge() + " was removed"));
  }

  private void subject(List<String> lines, EdgeRecord edge, MirrorRow row) {
    if (row.key().part().kind() == Part.Kind.BLOCK) {
      block(lines, edge, row);
    } else {
      event(lines, engine.directory.calendar(owner, edge.source()), row.key().uid());
    }
  }

  static String mirror(MirrorRow row) {
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
              subject(lines, row);
            });
    item(calendar.id(), name)
        .filter(item -> item.state() == ItemState.COPY)
        .ifPresent(
            copy ->
                lines.add(
                    "Object "
                        + name
                        + " of calendar "
                        + calendar.displayName()
                        + " is an untouched copy of a mirror; it is left alone"));
    lines.addAll(new SetAside(engine, owner).of(calendar, name));
  }

  /** A mirror that was gone lives on under the id of its next generation (FLT-17). */
  private void formerName(List<String> lines, CalendarRecord source, String name) {
    for (EdgeRecord edge : engine.directory.edgesFrom(owner, source.id())) {
      engine
          .mirrorOnceAt(owner, edge.id(), new RemoteId(name))
          .ifPresent(
              row -> {
                lines.add("Object " + name + " was a mirror of ours; it is there no more");
                subject(lines, row);
              });
    }
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
