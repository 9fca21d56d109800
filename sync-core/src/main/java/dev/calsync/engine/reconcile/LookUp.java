package dev.calsync.engine.reconcile;

import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.Defect;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.engine.mirror.SpoiledObject;
import dev.calsync.engine.override.Family;
import dev.calsync.engine.override.SeenOverride;
import dev.calsync.engine.override.SeriesReading;
import dev.calsync.engine.override.SeriesRow;
import dev.calsync.engine.projection.SlotFinder;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Slot;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Settlement;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks a mirror up and says what became of its open write. What the target shows decides: the
 * attempted form means that the write happened; anything else, that it did not, or that somebody
 * came after it.
 */
public final class LookUp {

  private static final Duration STANDSTILL = Duration.ofMinutes(1);

  private final MirrorNames names;
  private final SlotFinder slots;
  private final Recognition recognition;
  private final boolean marksShow;

  /**
   * Look-ups at a target.
   *
   * @param names identities and marks
   * @param slots finds the slots of series
   * @param marks whether its objects tell their marks
   */
  public LookUp(MirrorNames names, SlotFinder slots, Capabilities.Marks marks) {
    this.names = names;
    this.slots = slots;
    this.recognition = new Recognition(names);
    this.marksShow = marks != Capabilities.Marks.NONE;
  }

  /**
   * What became of the open write of a row, of which no answer is known.
   *
   * @param family the other parts of its mirror, where it is part of a series
   */
  public Settlement settle(Access access, MirrorRow row, Family family) {
    return settle(access, row, family, row.remote().isPresent());
  }

  /** What is there of a mirror; empty if nothing of ours is, or nothing that can be read. */
  public Optional<MirrorShape> there(Access access, MirrorRow row) {
    return find(access, row)
        .filter(part -> part.names().filter(object -> isOurs(row, object)).isPresent())
        .flatMap(LookUp::bodyOf)
        .map(MirrorShape::shownBy);
  }

  private Optional<SourcePart> find(Access access, MirrorRow row) {
    return access.find(names.objectId(row.identity().hash()), row.remote().map(MirrorRemote::id));
  }

  /**
   * What to do after a write met something else. Where nothing is found, the id itself is refused:
   * it was used before, and must not be tried for ever (FLT-5). A conflict with just what was known
   * would be met again at once, so it waits (INV-28).
   */
  public Settlement afterConflict(Access access, MirrorRow row, Family family) {
    Settlement after = settle(access, row, family, true);
    return after.match(
        applied -> after, failed -> isStandstill(row, failed) ? later(failed) : after);
  }

  private static boolean isStandstill(MirrorRow row, Settlement.NotApplied failed) {
    Settlement.Found known =
        new Settlement.Found(row.remote(), row.hashes().observed(), row.identity());
    return failed.seen().filter(known::equals).isPresent();
  }

  private static Settlement later(Settlement.NotApplied failed) {
    return new Settlement.NotApplied(failed.key(), failed.seen(), failed.refusal(), STANDSTILL);
  }

  private Settlement settle(Access access, MirrorRow row, Family family, boolean idIsUsed) {
    return family
        .seriesOf(row)
        .map(series -> override(access, row, series))
        .orElseGet(() -> settle(access, row, idIsUsed));
  }

  /** An occurrence without an object of its own is as its series says. */
  private Settlement override(Access access, MirrorRow row, MirrorRow series) {
    Slot slot = row.key().part().slot();
    Optional<SeenOverride> there = SeriesReading.of(access, series).at(slot);
    FormHash shown =
        there.map(SeenOverride::shown).orElseGet(() -> SeriesRow.of(series, slots).untouched(slot));
    Optional<MirrorRemote> remote = there.map(SeenOverride::remote);
    return row.hashes().attempted().filter(shown::equals).isPresent()
        ? new Settlement.Applied(row.key(), remote, shown)
        : at(row, remote, shown, row.identity());
  }

  private Settlement settle(Access access, MirrorRow row, boolean idIsUsed) {
    FormHash attempted = row.hashes().attempted().orElseThrow();
    return find(access, row)
        .flatMap(part -> part.names().map(object -> found(row, attempted, part, object)))
        .orElseGet(() -> attempted.isAbsent() ? deleted(row) : notThere(row, idIsUsed));
  }

  private Settlement found(
      MirrorRow row, FormHash attempted, SourcePart part, SourceObject object) {
    if (!isOurs(row, object)) {
      // Somebody else's event lives there: it is not touched, and our mirror takes another id
      // (FLT-6, INV-13).
      return attempted.isAbsent()
          ? deleted(row)
          : at(row, Optional.empty(), FormHash.ABSENT, names.next(row.identity()));
    }
    FormHash seen = seen(row, part, object);
    Optional<MirrorRemote> remote =
        Optional.of(new MirrorRemote(object.id(), uid(row, object), object.version()));
    return seen.equals(attempted)
        ? new Settlement.Applied(row.key(), remote, seen)
        : at(row, remote, seen, row.identity());
  }

  /** By mark or UID; what cannot be read any more is ours if it lies where our mirror lay. */
  private boolean isOurs(MirrorRow row, SourceObject object) {
    boolean claimed =
        recognition.claimedIdentity(object).filter(row.identity().hash()::equals).isPresent();
    boolean sameUid = row.remote().filter(remote -> remote.uid().equals(object.uid())).isPresent();
    boolean spoiled =
        object.uid().isEmpty() && row.remote().filter(r -> r.id().equals(object.id())).isPresent();
    return claimed || sameUid || spoiled;
  }

  /**
   * The next write must name the mirror as it was named: a UID that somebody changed is not taken
   * over, and what cannot be read shows none.
   */
  private String uid(MirrorRow row, SourceObject object) {
    String told = object.uid().isEmpty() ? names.uid(row.identity().hash()) : object.uid();
    return row.remote().map(MirrorRemote::uid).orElse(told);
  }

  /**
   * What it shows, unless something is wrong with what tells it: where only that was to be mended,
   * nothing else says whether it happened; and what is met without our mark, under a name that we
   * would have given it, gets one (R-F5).
   */
  private FormHash seen(MirrorRow row, SourcePart part, SourceObject object) {
    FormHash shown = shown(part);
    FormHash observed = row.hashes().observed();
    Optional<Defect> defect =
        recognition.defectOf(object, row, marksShow).or(() -> bodyOf(part).flatMap(Defect::of));
    if (row.remote().isEmpty()) {
      return defect.map(it -> it.hash(shown)).orElse(shown);
    }
    return defect.isPresent() && Defect.in(observed, shown).isPresent() ? observed : shown;
  }

  private static FormHash shown(SourcePart part) {
    return bodyOf(part)
        .map(body -> ShapeForm.hash(MirrorShape.shownBy(body)))
        .orElseGet(() -> spoiled(part));
  }

  private static FormHash spoiled(SourcePart part) {
    return SpoiledObject.hash(
        part instanceof SourcePart.Unreadable unreadable
            ? FormBytes.of(unreadable.raw())
            : FormBytes.NONE);
  }

  private static Optional<EventBody> bodyOf(SourcePart part) {
    return part instanceof SourcePart.Whole whole
        ? Optional.of(whole.body())
        : part instanceof SourcePart.Master master ? Optional.of(master.body()) : Optional.empty();
  }

  private static Settlement deleted(MirrorRow row) {
    return new Settlement.Applied(row.key(), Optional.empty(), FormHash.ABSENT);
  }

  /**
   * A create that never arrived may use its id; a mirror that was there and is gone takes another
   * (FLT-5, FLT-17).
   */
  private Settlement notThere(MirrorRow row, boolean idIsUsed) {
    MirrorIdentity identity = idIsUsed ? names.next(row.identity()) : row.identity();
    return at(row, Optional.empty(), FormHash.ABSENT, identity);
  }

  private static Settlement at(
      MirrorRow row, Optional<MirrorRemote> remote, FormHash seen, MirrorIdentity identity) {
    return new Settlement.NotApplied(
        row.key(), Optional.of(new Settlement.Found(remote, seen, identity)), "", Duration.ZERO);
  }
}
