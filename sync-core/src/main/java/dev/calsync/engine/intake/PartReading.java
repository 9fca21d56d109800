package dev.calsync.engine.intake;

import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.Defect;
import dev.calsync.engine.mirror.DefectWatch;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.mirror.SpoiledObject;
import dev.calsync.engine.override.SeenOverride;
import dev.calsync.engine.reconcile.Whereabouts;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Slot;
import dev.calsync.failure.ConnectorException;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Observation;
import dev.calsync.store.Pass;
import dev.calsync.store.Settlement;
import dev.calsync.store.SourceItem;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one part of a page into the draft: origin, mirror, copy, tombstone, or quarantine (R-B2,
 * R-B5). An item that cannot be handled stops only itself (INV-19).
 */
final class PartReading {

  private final Recognition recognition;
  private final MirrorNames names;
  private final PassScope scope;
  private final KnownPage known;
  private final PageDraft draft;
  private final DefectWatch defects;
  private final OccurrenceReading occurrences;
  private final Whereabouts whereabouts;

  PartReading(
      Recognition recognition,
      MirrorNames names,
      PassScope scope,
      KnownPage known,
      PageDraft draft) {
    this.recognition = recognition;
    this.names = names;
    this.scope = scope;
    this.known = known;
    this.draft = draft;
    this.defects = new DefectWatch(recognition);
    this.occurrences = new OccurrenceReading(recognition, scope, known, draft);
    this.whereabouts = new Whereabouts(names);
  }

  void read(SourcePart part) {
    try {
      classify(part);
    } catch (ConnectorException provider) {
      // A question to the calendar failed, which is no fault of the item's.
      throw provider;
    } catch (RuntimeException | StackOverflowError poison) {
      SourceObject object = part.names().orElseThrow();
      quarantine(object, "PROCESSING_FAILED", poison.getClass().getSimpleName(), FormBytes.NONE);
    }
  }

  private void classify(SourcePart part) {
    part.match(
        new SourcePart.Cases<PageDraft>() {
          @Override
          public PageDraft whole(SourcePart.Whole whole) {
            return content(part, whole.object(), whole.body());
          }

          @Override
          public PageDraft master(SourcePart.Master master) {
            return content(part, master.object(), master.body());
          }

          @Override
          public PageDraft override(SourcePart.Changed changed) {
            EventBody alone =
                EventBody.single(changed.override().time(), changed.override().details());
            return occurrence(part, changed.object(), hash(alone), changed.override().slot());
          }

          @Override
          public PageDraft cancelledSlot(SourcePart.CancelledSlot cancelled) {
            return occurrence(part, cancelled.object(), FormHash.ABSENT, cancelled.slot());
          }

          @Override
          public PageDraft gone(SourcePart.Gone gone) {
            return tombstone(gone);
          }

          @Override
          public PageDraft leftWindow(SourcePart.LeftWindow left) {
            return draft;
          }

          @Override
          public PageDraft unreadable(SourcePart.Unreadable unreadable) {
            return unreadableObject(unreadable);
          }
        });
  }

  private PageDraft occurrence(SourcePart part, SourceObject object, FormHash content, Slot slot) {
    return SeenOverride.of(part).filter(occurrences::takes).isPresent()
        ? draft
        : origin(part, object, content, Optional.of(slot.text()));
  }

  private PageDraft content(SourcePart part, SourceObject object, EventBody body) {
    FormHash shown = ShapeForm.hash(MirrorShape.shownBy(body));
    Recognition.Verdict verdict = recognition.recognise(object, shown, scope.id(), known.rows());
    if (!(verdict instanceof Recognition.Ours)) {
      recognition.mirrorAt(object.id(), scope.id(), known.rows()).ifPresent(this::replaced);
    }
    return verdict.match(
        origin -> origin(occurrences.broughtBy(part), object, hash(body), Optional.empty()),
        ours -> mirror(object, body, shown, ours.row()),
        found -> keep(ObjectItems.found(object, Defect.seen(body, shown), found.mark(), body)),
        copy -> copy(object, body, shown));
  }

  private PageDraft copy(SourceObject object, EventBody body, FormHash shown) {
    boolean isNew = known.item(object.id()).isEmpty();
    Optional<MirrorRow> moved =
        isNew
            ? whereabouts.movedTo(object, scope.calendar(), known.rows(), scope.access())
            : Optional.empty();
    return moved
        .map(row -> goesOnThere(object, Defect.seen(body, shown), row))
        .orElseGet(() -> keep(ObjectItems.copy(object, shown)));
  }

  /** Under the name that it has now: that is all that its calendar calls it by. */
  private PageDraft goesOnThere(SourceObject object, FormHash seen, MirrorRow row) {
    MirrorRemote there = new MirrorRemote(object.id(), object.uid(), object.version());
    observe(
        row, new Settlement.Found(Optional.of(there), seen, row.identity()), "RENAMED_AT_TARGET");
    return draft;
  }

  private void replaced(MirrorRow row) {
    if (lives(row)) {
      occurrences.goneWith(row);
      observe(row, gone(names.next(row.identity())), "REPLACED_AT_TARGET");
    }
    draft.unsettled |= isWritten(row);
  }

  private PageDraft origin(
      SourcePart part, SourceObject object, FormHash content, Optional<String> slot) {
    draft.origins++;
    String event = object.uid().isEmpty() ? object.id().value() : object.uid();
    SourceItem item =
        new SourceItem(
            object.id(),
            object.uid(),
            Optional.of(event),
            slot,
            object.version(),
            content,
            ItemState.LIVE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            object.changedAt());
    Optional<SourceItem> was = known.item(object.id());
    if (was.filter(before -> isSame(before, item)).isPresent()) {
      draft.unchanged++;
      return draft;
    }
    if (was.filter(this::isOrderedByItself)
        .filter(it -> it.isNewerThan(item.changedAt()))
        .isPresent()) {
      draft.older++;
      return draft;
    }
    take(item);
    draft.foldInto(event, part);
    return draft;
  }

  /** A complete reading is believed as it is: that is how a provider takes back what it said. */
  private boolean isOrderedByItself(SourceItem was) {
    return was.state() == ItemState.LIVE && scope.pass().kind() == Pass.Kind.DELTA;
  }

  private static boolean isSame(SourceItem was, SourceItem is) {
    return was.state() == is.state()
        && was.content().equals(is.content())
        && was.event().equals(is.event())
        && was.slot().equals(is.slot());
  }

  /**
   * Our own mirror: an echo says nothing, anything else is drift and is put right (INV-1, R-C10).
   */
  private PageDraft mirror(SourceObject object, EventBody body, FormHash shown, MirrorRow row) {
    DefectWatch.Look look =
        defects.look(
            object,
            body,
            shown,
            row,
            scope.calendar().capabilities().reads().marks(),
            known.item(object.id()));
    if (row.hashes().attempted().isPresent()) {
      draft.unsettled |= !OccurrenceReading.isBefore(object, row) && !isAfter(look, shown, row);
      return draft;
    }
    if (row.remote().isEmpty() || row.hashes().driftedTo(look.seen())) {
      MirrorRemote remote = new MirrorRemote(object.id(), uid(object, row), object.version());
      boolean edited = row.remote().isEmpty() || row.hashes().driftedTo(shown);
      observe(
          row,
          new Settlement.Found(Optional.of(remote), look.seen(), row.identity()),
          edited ? "EDITED_AT_TARGET" : look.defect().orElseThrow().reason());
    }
    return remember(object, look, row);
  }

  /** The UID to write it under: a changed one is to be put back, not taken over. */
  private static String uid(SourceObject object, MirrorRow row) {
    return row.remote().map(MirrorRemote::uid).orElseGet(object::uid);
  }

  /** Whether an object is as its open write leaves it. */
  private static boolean isAfter(DefectWatch.Look look, FormHash shown, MirrorRow row) {
    return look.sight() == DefectWatch.Sight.KEPT
        && row.hashes().attempted().filter(shown::equals).isPresent();
  }

  /** Whether a write of ours is open that is to leave something there. */
  private static boolean isWritten(MirrorRow row) {
    return row.hashes().attempted().filter(attempted -> !attempted.isAbsent()).isPresent();
  }

  /** What was wrong with it, for the next reading to know what was tried (INV-11). */
  private PageDraft remember(SourceObject object, DefectWatch.Look look, MirrorRow row) {
    return switch (look.sight()) {
      case KEPT -> forgetOddity(object);
      case LOST, AWAITED -> keep(ObjectItems.defective(object, look.mending()));
      case DROPPED -> {
        draft.journal.add(
            scope.line(
                look.defect().map(Defect::givenUp).orElseThrow(),
                row.key().uid(),
                "WRONG_AGAIN",
                Map.of("part", row.key().part().text(), "item", object.id().value())));
        yield keep(ObjectItems.defective(object, look.mending()));
      }
      case LEFT -> draft;
    };
  }

  /** What it was taken for before it was known to be the mirror, and what was wrong with it. */
  private PageDraft forgetOddity(SourceObject object) {
    known.item(object.id()).filter(was -> !isFound(was)).ifPresent(this::remove);
    return draft;
  }

  /** A mirror that was met without its row: the plan that adopts it still asks for it (R-F5). */
  private static boolean isFound(SourceItem was) {
    return was.state() == ItemState.MANAGED && was.mark().isPresent();
  }

  private void remove(SourceItem item) {
    draft.removed.add(item.id());
    item.event().ifPresent(event -> draft.gone(event, item));
  }

  private PageDraft unreadableObject(SourcePart.Unreadable part) {
    draft.origins++;
    SourceObject object = part.object();
    FormBytes raw = FormBytes.of(part.raw());
    MirrorRow row = known.rows().atObjects().get(object.id());
    if (row != null && lives(row)) {
      MirrorRemote remote =
          new MirrorRemote(object.id(), row.remote().orElseThrow().uid(), object.version());
      FormHash seen = SpoiledObject.hash(raw);
      if (row.hashes().driftedTo(seen)) {
        observe(
            row,
            new Settlement.Found(Optional.of(remote), seen, row.identity()),
            "SPOILED_AT_TARGET");
      }
      return draft;
    }
    if (row != null && row.hashes().attempted().isPresent()) {
      draft.unsettled = true;
      return draft;
    }
    quarantine(object, part.code(), part.where(), raw);
    return draft;
  }

  /**
   * Whether we believe it to be there, and no write of ours is open that will be looked up anyway.
   */
  private static boolean lives(MirrorRow row) {
    return row.remote().isPresent() && row.hashes().attempted().isEmpty();
  }

  /** What was there before stays as it was: not understood is not gone. */
  private void quarantine(SourceObject object, String code, String where, FormBytes raw) {
    draft.quarantined++;
    Optional<SourceItem> was = known.item(object.id());
    SourceItem item =
        new SourceItem(
            object.id(),
            object.uid(),
            was.flatMap(SourceItem::event),
            was.flatMap(SourceItem::slot),
            object.version(),
            SpoiledObject.hash(raw),
            ItemState.QUARANTINED,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new SourceItem.Quarantine(code, where, raw)));
    if (was.filter(old -> isSame(old, item)).isEmpty()) {
      take(item);
      draft.journal.add(
          scope.line(
              "ITEM_QUARANTINED",
              object.uid(),
              code,
              Map.of("where", where, "item", object.id().value())));
    }
  }

  private PageDraft tombstone(SourcePart.Gone gone) {
    MirrorRow row = known.rows().atObjects().get(gone.id());
    if (row != null && row.key().part().isOverride()) {
      occurrences.gone(gone.id());
    } else if (row != null && lives(row)) {
      occurrences.goneWith(row);
      MirrorIdentity again =
          names.again(row.identity(), scope.calendar().capabilities().writes().create());
      observe(row, gone(again), "DELETED_AT_TARGET");
    }
    boolean strange = known.item(gone.id()).isEmpty();
    draft.unsettled |= row == null ? strange && known.writing() : isWritten(row);
    known.item(gone.id()).ifPresent(this::remove);
    return draft;
  }

  /** A mirror that is gone is made anew (FLT-6, FLT-17). */
  private static Settlement.Found gone(MirrorIdentity again) {
    return new Settlement.Found(Optional.empty(), FormHash.ABSENT, again);
  }

  private void observe(MirrorRow row, Settlement.Found found, String reason) {
    draft.observations.add(new Observation(row.key(), row.revision(), found));
    draft.drift.add(
        scope.line(
            "MIRROR_DRIFTED", row.key().uid(), reason, Map.of("part", row.key().part().text())));
  }

  private PageDraft keep(SourceItem item) {
    if (known.item(item.id()).filter(item::equals).isEmpty()) {
      take(item);
    }
    return draft;
  }

  /** An object that is another event by now, or none, is gone from the one that it was. */
  private void take(SourceItem item) {
    draft.items.add(item);
    known
        .item(item.id())
        .flatMap(SourceItem::event)
        .filter(was -> !item.event().equals(Optional.of(was)))
        .ifPresent(was -> draft.goneByEvent.put(was, item.id()));
  }

  private static FormHash hash(EventBody body) {
    return ShapeForm.hash(BodyForm.encode(body));
  }
}
