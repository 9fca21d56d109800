package dev.calsync.engine.preview;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.canonical.SeriesFold;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.intake.Progress;
import dev.calsync.engine.mirror.Mark;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.TimeRange;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SyncStore;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  long unreadable;

  private final SyncStore store;
  private final Recognition recognition;
  private final OwnerId owner;
  private final CalendarId calendar;

  private Listing(SyncStore store, MirrorNames names, OwnerId owner, CalendarId calendar) {
    this.store = store;
    this.recognition = new Recognition(names);
    this.owner = owner;
    this.calendar = calendar;
  }

  static Listing read(
      SyncStore store, MirrorNames names, OwnerId owner, CalendarId calendar, Access access) {
    Listing listing = new Listing(store, names, owner, calendar);
    Progress progress = new Progress(calendar);
    FetchPage page = fetch(access, Optional.empty());
    while (page instanceof FetchPage.More more) {
      listing.add(more.parts());
      page = fetch(access, progress.follow(more));
    }
    if (page instanceof FetchPage.Last last) {
      listing.add(last.parts());
    }
    return listing;
  }

  private static FetchPage fetch(Access access, Optional<Continuation> at) {
    return access
        .connector()
        .reader()
        .fetchWindow(access.call(), access.ref(), TimeRange.ALWAYS, at);
  }

  private void add(List<SourcePart> page) {
    for (int from = 0; from < page.size(); from += QUESTION) {
      ask(page.subList(from, Math.min(from + QUESTION, page.size())));
    }
  }

  private void ask(List<SourcePart> parts) {
    Set<RemoteId> ids = new LinkedHashSet<>(parts.stream().map(SourcePart::id).toList());
    Set<FormHash> claimed = new LinkedHashSet<>();
    parts.forEach(
        part -> part.names().flatMap(recognition::claimedIdentity).ifPresent(claimed::add));
    Recognition.Rows rows =
        new Recognition.Rows(
            store.targets().atObjects(owner, calendar, ids),
            claimed.isEmpty() ? Map.of() : store.targets().byIdentity(owner, claimed),
            store.sources().items(owner, calendar, ids));
    parts.forEach(part -> add(part, rows));
  }

  private void add(SourcePart part, Recognition.Rows rows) {
    if (part instanceof SourcePart.Unreadable) {
      MirrorRow row = rows.atObjects().get(part.id());
      unreadable += row == null ? 1 : 0;
      return;
    }
    Optional<EventBody> shown = SeriesFold.fold(Optional.empty(), part);
    part.names().ifPresent(object -> shown.ifPresent(body -> classify(part, object, body, rows)));
  }

  private void classify(
      SourcePart part, SourceObject object, EventBody body, Recognition.Rows rows) {
    FormHash hash = ShapeForm.hash(MirrorShape.shownBy(body));
    Recognition.Verdict verdict = recognition.recognise(object, hash, calendar, rows);
    if (verdict instanceof Recognition.Ours ours) {
      mirrors.put(ours.row().key(), hash);
    } else if (verdict instanceof Recognition.Found mirror) {
      found.put(mirror.mark().lineage(), found(object, mirror.mark(), hash));
    } else if (verdict instanceof Recognition.Origin) {
      String uid = object.uid().isEmpty() ? object.id().value() : object.uid();
      SeriesFold.fold(Optional.ofNullable(origins.get(uid)), part)
          .ifPresent(series -> origins.put(uid, series));
    }
  }

  private static FoundMirror found(SourceObject object, Mark mark, FormHash hash) {
    return new FoundMirror(
        new MirrorRemote(object.id(), object.uid(), object.version()), mark.generation(), hash);
  }
}
