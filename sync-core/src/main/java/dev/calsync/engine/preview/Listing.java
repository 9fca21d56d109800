package dev.calsync.engine.preview;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.canonical.SeriesFold;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.edge.Copy;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.intake.BusyTimes;
import dev.calsync.engine.intake.KnownDetails;
import dev.calsync.engine.intake.Progress;
import dev.calsync.engine.mirror.Defect;
import dev.calsync.engine.mirror.DefectWatch;
import dev.calsync.engine.mirror.Mark;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.mirror.SpoiledObject;
import dev.calsync.engine.override.SeenOverride;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.reconcile.Whereabouts;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.plan.UnreadableItem;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.SyncStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One calendar as it is right now: its origins, and our mirrors in it. Held in memory, as the plan
 * is.
 */
final class Listing {

  /** How many objects one question to the store is about. */
  private static final int QUESTION = 500;

  final Map<String, EventBody> origins = new LinkedHashMap<>();
  final Map<MirrorKey, FormHash> mirrors = new LinkedHashMap<>();
  final Map<FormHash, FoundMirror> found = new LinkedHashMap<>();
  final Set<Part> foundParts = new LinkedHashSet<>();
  final List<UnreadableItem> unreadable = new ArrayList<>();

  private final List<SourcePart> occurrences = new ArrayList<>();
  private final Map<RemoteId, Recognition.Verdict> verdicts = new HashMap<>();
  private final Map<RemoteId, String> uids = new HashMap<>();
  private final Map<String, String> meetings = new LinkedHashMap<>();
  private final Map<String, Long> masters = new LinkedHashMap<>();
  private final SyncStore store;
  private final MirrorNames names;
  private final Recognition recognition;
  private final DefectWatch defects;
  private final OwnerId owner;
  private final CalendarRecord calendar;
  private final Optional<Access> access;

  private Listing(
      SyncStore store,
      MirrorNames names,
      OwnerId owner,
      CalendarRecord calendar,
      Optional<Access> access) {
    this.store = store;
    this.names = names;
    this.recognition = new Recognition(names);
    this.defects = new DefectWatch(recognition);
    this.owner = owner;
    this.calendar = calendar;
    this.access = access;
  }

  static Listing read(
      SyncStore store,
      MirrorNames names,
      OwnerId owner,
      CalendarRecord calendar,
      Access access,
      BusyTimes times) {
    Listing listing = new Listing(store, names, owner, calendar, Optional.of(access));
    Progress progress = new Progress(calendar.id());
    FetchPage page = access.list(Optional.empty());
    while (page instanceof FetchPage.More more) {
      listing.add(times.named(owner, calendar, more.parts()));
      page = access.goingOn().list(progress.follow(more));
    }
    if (page instanceof FetchPage.Last last) {
      listing.add(times.named(owner, calendar, last.parts()));
    }
    listing.ask(listing.occurrences);
    listing.knowWhatWasTold();
    return listing;
  }

  /** A calendar that tells only when its owner is busy may have told more before (SEM-18). */
  private void knowWhatWasTold() {
    if (calendar.capabilities().reads().tells() != Tells.EVENTS) {
      List<String> uids = List.copyOf(origins.keySet());
      for (int at = 0; at < uids.size(); at += QUESTION) {
        Map<String, EventBody> known =
            events(uids.subList(at, Math.min(at + QUESTION, uids.size())));
        known.forEach(
            (uid, body) ->
                origins.computeIfPresent(
                    uid, (any, read) -> KnownDetails.kept(Optional.of(body), read)));
      }
    }
  }

  private Map<String, EventBody> events(Collection<String> uids) {
    return store.sources().events(owner, calendar.id(), uids).values().stream()
        .filter(CanonicalRow::live)
        .collect(Collectors.toMap(CanonicalRow::uid, row -> BodyForm.decode(row.body())));
  }

  private void add(BusyTimes.Named page) {
    add(page.parts());
    List<RemoteId> alive = List.copyOf(page.alive());
    for (int at = 0; at < alive.size(); at += QUESTION) {
      List<RemoteId> some = alive.subList(at, Math.min(at + QUESTION, alive.size()));
      origins.putAll(
          events(
              store.sources().items(owner, calendar.id(), some).values().stream()
                  .flatMap(item -> item.event().stream())
                  .collect(Collectors.toSet())));
    }
  }

  /** The reading, as a synchronization would note it. */
  CompletedPass pass() {
    return new CompletedPass(
        "preview", true, origins.size() + unreadable.size(), Instant.EPOCH, Instant.EPOCH);
  }

  /** The host's own events, which no provider keeps. */
  static Listing kept(SyncStore store, MirrorNames names, OwnerId owner, CalendarRecord own) {
    Listing listing = new Listing(store, names, owner, own, Optional.empty());
    List<CanonicalRow> page = store.sources().changedSince(owner, own.id(), 0, QUESTION);
    while (!page.isEmpty()) {
      page.stream()
          .filter(CanonicalRow::live)
          .forEach(row -> listing.origins.put(row.uid(), BodyForm.decode(row.body())));
      long position = page.get(page.size() - 1).changedSeq();
      page = store.sources().changedSince(owner, own.id(), position, QUESTION);
    }
    return listing;
  }

  /** Occurrences wait for their series, which says whose they are. */
  private void add(List<SourcePart> page) {
    Map<Boolean, List<SourcePart>> parts =
        page.stream().collect(Collectors.partitioningBy(part -> SeenOverride.of(part).isPresent()));
    ask(parts.getOrDefault(false, List.of()));
    occurrences.addAll(parts.getOrDefault(true, List.of()));
  }

  private void ask(List<SourcePart> parts) {
    for (int from = 0; from < parts.size(); from += QUESTION) {
      askSome(parts.subList(from, Math.min(from + QUESTION, parts.size())));
    }
  }

  private void askSome(List<SourcePart> parts) {
    Set<RemoteId> ids = new LinkedHashSet<>(parts.stream().map(SourcePart::id).toList());
    parts.stream()
        .flatMap(part -> SeenOverride.of(part).flatMap(SeenOverride::series).stream())
        .forEach(ids::add);
    Set<FormHash> claimed = new LinkedHashSet<>();
    parts.forEach(
        part -> part.names().flatMap(recognition::claimedIdentity).ifPresent(claimed::add));
    Recognition.Rows rows =
        new Recognition.Rows(
            store.targets().atObjects(owner, calendar.id(), ids),
            claimed.isEmpty() ? Map.of() : store.targets().byIdentity(owner, claimed),
            store.sources().items(owner, calendar.id(), ids));
    parts.forEach(part -> add(part, rows));
  }

  private void add(SourcePart part, Recognition.Rows rows) {
    Optional<MirrorKey> override = overrideOfOurs(part, rows);
    if (override.isPresent()) {
      SeenOverride.of(part).ifPresent(seen -> mirrors.put(override.get(), seen.shown()));
      return;
    }
    if (part instanceof SourcePart.Unreadable spoiled) {
      add(spoiled, Optional.ofNullable(rows.atObjects().get(part.id())));
      return;
    }
    if (part instanceof SourcePart.CancelledSlot cancelled) {
      remove(cancelled);
      return;
    }
    Optional<EventBody> shown = SeriesFold.fold(Optional.empty(), part);
    part.names().ifPresent(object -> shown.ifPresent(body -> classify(part, object, body, rows)));
  }

  /** It may say no more than which series it belonged to; one of a copy says nothing here. */
  private void remove(SourcePart.CancelledSlot cancelled) {
    String uid =
        cancelled.series().map(id -> uids.getOrDefault(id, "")).orElse(cancelled.object().uid());
    origins.computeIfPresent(
        uid, (any, series) -> SeriesFold.fold(Optional.of(series), cancelled).orElse(series));
  }

  /** An occurrence of a series of ours. */
  private Optional<MirrorKey> overrideOfOurs(SourcePart part, Recognition.Rows rows) {
    return SeenOverride.of(part)
        .flatMap(
            seen ->
                seen.series()
                    .flatMap(id -> Optional.ofNullable(rows.atObjects().get(id)))
                    .map(
                        series ->
                            new MirrorKey(
                                series.key().edge(),
                                series.key().uid(),
                                Part.override(series.key().part(), seen.slot()))));
  }

  /** A mirror that was spoiled shows something else than it should; that alone is no fault. */
  private void add(SourcePart.Unreadable part, Optional<MirrorRow> row) {
    row.ifPresentOrElse(
        mirror -> mirrors.put(mirror.key(), SpoiledObject.hash(FormBytes.of(part.raw()))),
        () ->
            unreadable.add(
                new UnreadableItem(
                    calendar.id(),
                    part.id().value(),
                    part.object().uid(),
                    part.code(),
                    part.where())));
  }

  private void classify(
      SourcePart part, SourceObject object, EventBody body, Recognition.Rows rows) {
    FormHash hash = ShapeForm.hash(MirrorShape.shownBy(body));
    Recognition.Verdict verdict =
        asItsSeries(part).orElseGet(() -> recognition.recognise(object, hash, calendar.id(), rows));
    verdicts.put(part.id(), verdict);
    if (verdict instanceof Recognition.Ours ours) {
      mirrors.put(ours.row().key(), seen(object, body, hash, ours.row(), rows));
    } else if (verdict instanceof Recognition.Copy) {
      movedTo(object, rows).ifPresent(row -> mirrors.put(row.key(), Defect.seen(body, hash)));
    } else if (verdict instanceof Recognition.Found mirror) {
      found.merge(
          mirror.mark().lineage(),
          found(object, mirror.mark(), Defect.seen(body, hash), body),
          (one, other) ->
              one.generation() < other.generation() ? other.over(one) : one.over(other));
      foundParts.add(mirror.mark().part());
    } else if (verdict instanceof Recognition.Origin) {
      String uid = object.uid().isEmpty() ? object.id().value() : object.uid();
      SeriesFold.fold(Optional.ofNullable(origins.get(uid)), part)
          .ifPresent(series -> origins.put(uid, series));
      uids.put(part.id(), uid);
      names.meeting(object.uid()).ifPresent(meeting -> note(uid, meeting, part));
    }
  }

  /** What is the user's own, or part of a copy, is so with all its occurrences (SEM-43). */
  private Optional<Recognition.Verdict> asItsSeries(SourcePart part) {
    return SeenOverride.of(part)
        .flatMap(SeenOverride::series)
        .flatMap(series -> Optional.ofNullable(verdicts.get(series)))
        .filter(it -> it instanceof Recognition.Origin || it instanceof Recognition.Copy);
  }

  private void note(String uid, String meeting, SourcePart part) {
    meetings.put(uid, meeting);
    if (!(part instanceof SourcePart.Changed) && !(part instanceof SourcePart.CancelledSlot)) {
      masters.merge(uid, 1L, Long::sum);
    }
  }

  CalendarId calendar() {
    return calendar.id();
  }

  Optional<String> meeting(String uid) {
    return Optional.ofNullable(meetings.get(uid));
  }

  /** What the meetings in it are called. */
  Set<String> meetings() {
    return Set.copyOf(meetings.values());
  }

  /** Its copies of meetings. */
  List<Copy> copies() {
    List<Copy> copies = new ArrayList<>();
    origins.forEach(
        (uid, body) ->
            meeting(uid)
                .map(
                    name ->
                        new Copy(
                            calendar.id(), uid, name, masters.getOrDefault(uid, 0L), () -> body))
                .ifPresent(copies::add));
    return copies;
  }

  private Optional<MirrorRow> movedTo(SourceObject object, Recognition.Rows rows) {
    return access.flatMap(it -> new Whereabouts(names).movedTo(object, calendar, rows, it));
  }

  /** What a synchronization would note of a mirror. */
  private FormHash seen(
      SourceObject object, EventBody body, FormHash shown, MirrorRow row, Recognition.Rows rows) {
    return defects
        .look(
            object,
            body,
            shown,
            row,
            calendar.capabilities().reads().marks(),
            Optional.ofNullable(rows.items().get(object.id())))
        .seen();
  }

  private static FoundMirror found(SourceObject object, Mark mark, FormHash hash, EventBody body) {
    return new FoundMirror(
        new MirrorRemote(object.id(), object.uid(), object.version()),
        mark.generation(),
        hash,
        body.recurrence().map(any -> body.time().startSlot()));
  }
}
