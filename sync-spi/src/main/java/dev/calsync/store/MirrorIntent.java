package dev.calsync.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.event.TimeRange;
import java.util.Optional;

/**
 * What a plan wants of one mirror part. Only the wanting side of the row is set; what a write
 * learns at the same time is kept.
 *
 * @param key which mirror
 * @param target where it lives; taken over if the row is new, or nothing is there and no attempt is
 *     open, else the row keeps its own
 * @param identity who it is; taken over as the target is
 * @param expectedRevision the revision the plan was made from; 0 if there was no row
 * @param desired what it shall show; {@link FormHash#ABSENT} to be removed
 * @param form the canonical bytes of it; empty if nothing is desired
 * @param stamps what it was made from
 * @param extent when it takes place
 * @param hold the hold to put on it, if any; a row without one loses the one it had
 * @param detached whether a decision leaves the target as it is
 * @param adopted for a mirror found at the target without a row: where it lives and what it shows;
 *     ignored unless the row is new, or nothing is there and no attempt is open
 * @param former the part under which everything that is known of the mirror goes from now on, with
 *     nothing desired of it, its open attempt included, while the row begins anew, with nothing
 *     there; ignored if the row is new (SEM-37)
 * @param urgent whether it is written ahead of all others at its target: it takes something away
 *     that nobody may see any more (SEM-19), or that another series shows from now on (SEM-40)
 */
public record MirrorIntent(
    MirrorKey key,
    CalendarId target,
    MirrorIdentity identity,
    long expectedRevision,
    FormHash desired,
    FormBytes form,
    Stamps stamps,
    Optional<TimeRange> extent,
    Optional<HoldId> hold,
    boolean detached,
    Optional<Adoption> adopted,
    Optional<Part> former,
    boolean urgent) {

  /**
   * An intent for the object that is there, if one is, that takes its turn.
   *
   * @param key which mirror
   * @param target where it lives
   * @param identity who it is
   * @param expectedRevision the revision the plan was made from; 0 if there was no row
   * @param desired what it shall show
   * @param form the canonical bytes of it; empty if nothing is desired
   * @param stamps what it was made from
   * @param extent when it takes place
   * @param hold the hold to put on it, if any
   * @param detached whether a decision leaves the target as it is
   * @param adopted for a mirror found at the target without a row
   */
  public MirrorIntent(
      MirrorKey key,
      CalendarId target,
      MirrorIdentity identity,
      long expectedRevision,
      FormHash desired,
      FormBytes form,
      Stamps stamps,
      Optional<TimeRange> extent,
      Optional<HoldId> hold,
      boolean detached,
      Optional<Adoption> adopted) {
    this(
        key,
        target,
        identity,
        expectedRevision,
        desired,
        form,
        stamps,
        extent,
        hold,
        detached,
        adopted,
        Optional.empty(),
        false);
  }

  /**
   * The same, held back.
   *
   * @param by by which hold
   * @return the held intent
   */
  public MirrorIntent heldBy(HoldId by) {
    return new MirrorIntent(
        key,
        target,
        identity,
        expectedRevision,
        desired,
        form,
        stamps,
        extent,
        Optional.of(by),
        detached,
        adopted,
        former,
        urgent);
  }

  /**
   * The same, made anew under another identity, after what is there.
   *
   * @param other who it is from now on
   * @param old the part under which what is there goes until it is removed
   * @return the changed intent
   */
  public MirrorIntent anew(MirrorIdentity other, Part old) {
    return new MirrorIntent(
        key,
        target,
        other,
        expectedRevision,
        desired,
        form,
        stamps,
        extent,
        hold,
        detached,
        Optional.empty(),
        Optional.of(old),
        urgent);
  }

  /**
   * The same, ahead of all others or not; so is what is there, if it is made anew.
   *
   * @param is whether it is
   * @return the changed intent
   */
  public MirrorIntent urgent(boolean is) {
    return new MirrorIntent(
        key,
        target,
        identity,
        expectedRevision,
        desired,
        form,
        stamps,
        extent,
        hold,
        detached,
        adopted,
        former,
        is);
  }

  /**
   * The same, with its content in other bytes.
   *
   * @param other the bytes
   * @return the changed value
   */
  public MirrorIntent withForm(FormBytes other) {
    return new MirrorIntent(
        key,
        target,
        identity,
        expectedRevision,
        desired,
        other,
        stamps,
        extent,
        hold,
        detached,
        adopted,
        former,
        urgent);
  }

  /**
   * A mirror of ours that was found at the target (R-F5).
   *
   * @param remote where it lives
   * @param seen the hash of what it shows; becomes both applied and observed
   */
  public record Adoption(MirrorRemote remote, FormHash seen) {}
}
