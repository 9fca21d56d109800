package dev.calsync.engine.intake;

import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.Mark;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.mirror.SpoiledObject;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Observation;
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
  }

  void read(SourcePart part) {
    try {
      classify(part);
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
            return origin(
                part, changed.object(), hash(alone), Optional.of(changed.override().slot().text()));
          }

          @Override
          public PageDraft cancelledSlot(SourcePart.CancelledSlot cancelled) {
            return origin(
                part, cancelled.object(), FormHash.ABSENT, Optional.of(cancelled.slot().text()));
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

  private PageDraft content(SourcePart part, SourceObject object, EventBody body) {
    FormHash shown = ShapeForm.hash(MirrorShape.shownBy(body));
    Recognition.Verdict verdict = recognition.recognise(object, shown, scope.id(), known.rows());
    MirrorRow here = known.rows().atObjects().get(object.id());
    if (here != null && lives(here) && !(verdict instanceof Recognition.Ours)) {
      observe(here, goneFrom(here), "REPLACED_AT_TARGET");
    }
    return verdict.match(
        origin -> origin(part, object, hash(body), Optional.empty()),
        ours -> mirror(object, shown, ours.row()),
        found -> found(object, shown, found.mark()),
        copy -> keep(item(object, shown, ItemState.COPY, Optional.empty())));
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
            Optional.empty());
    boolean unchanged = known.item(object.id()).filter(was -> isSame(was, item)).isPresent();
    if (unchanged) {
      draft.unchanged++;
      return draft;
    }
    draft.items.add(item);
    draft.foldInto(event, part);
    return draft;
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
  private PageDraft mirror(SourceObject object, FormHash shown, MirrorRow row) {
    MirrorHashes hashes = row.hashes();
    boolean moved = row.remote().isEmpty();
    if (hashes.attempted().isEmpty() && (moved || hashes.driftedTo(shown))) {
      MirrorRemote remote = new MirrorRemote(object.id(), object.uid(), object.version());
      observe(
          row,
          new Settlement.Found(Optional.of(remote), shown, row.identity()),
          "EDITED_AT_TARGET");
    }
    return draft;
  }

  private PageDraft found(SourceObject object, FormHash shown, Mark mark) {
    return keep(item(object, shown, ItemState.MANAGED, Optional.of(mark.lineage())));
  }

  private PageDraft unreadableObject(SourcePart.Unreadable part) {
    draft.origins++;
    SourceObject object = part.object();
    FormBytes raw = FormBytes.of(part.raw());
    MirrorRow row = known.rows().atObjects().get(object.id());
    if (row != null && lives(row)) {
      MirrorRemote remote =
          new MirrorRemote(object.id(), names.uid(row.identity().hash()), object.version());
      FormHash seen = SpoiledObject.hash(raw);
      if (row.hashes().driftedTo(seen)) {
        observe(
            row,
            new Settlement.Found(Optional.of(remote), seen, row.identity()),
            "SPOILED_AT_TARGET");
      }
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
      draft.items.add(item);
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
    if (row != null && lives(row)) {
      observe(row, goneFrom(row), "DELETED_AT_TARGET");
    }
    known
        .item(gone.id())
        .ifPresent(
            item -> {
              draft.removed.add(gone.id());
              item.event().ifPresent(event -> draft.goneByEvent.put(event, gone.id()));
            });
    return draft;
  }

  /**
   * A mirror that is gone is made anew in the next generation, because its id may not be used again
   * (FLT-5, FLT-17).
   */
  private Settlement.Found goneFrom(MirrorRow row) {
    return new Settlement.Found(Optional.empty(), FormHash.ABSENT, names.next(row.identity()));
  }

  private void observe(MirrorRow row, Settlement.Found found, String reason) {
    draft.observations.add(new Observation(row.key(), row.revision(), found));
    draft.drift.add(
        scope.line(
            "MIRROR_DRIFTED", row.key().uid(), reason, Map.of("part", row.key().part().text())));
  }

  private PageDraft keep(SourceItem item) {
    if (known.item(item.id()).filter(item::equals).isEmpty()) {
      draft.items.add(item);
    }
    return draft;
  }

  private static SourceItem item(
      SourceObject object, FormHash shown, ItemState state, Optional<FormHash> lineage) {
    return new SourceItem(
        object.id(),
        object.uid(),
        Optional.empty(),
        Optional.empty(),
        object.version(),
        shown,
        state,
        object.mark(),
        lineage,
        Optional.empty());
  }

  private static FormHash hash(EventBody body) {
    return ShapeForm.hash(BodyForm.encode(body));
  }
}
