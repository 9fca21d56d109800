package dev.calsync.engine.projection;

/**
 * A loss on the way to a target that cannot keep everything (R-C7). Not an enum: the set grows with
 * what targets cannot do.
 *
 * @param code a stable name in capitals, for plan, journal and explain
 * @param text one sentence for people
 */
public record Degradation(String code, String text) {

  /** The occurrences of a series are single events at the target. */
  public static final Degradation MATERIALISED =
      new Degradation(
          "MATERIALISED",
          "the target cannot keep this series in one object; its occurrences are single events, as"
              + " far ahead as the window or 400 days");

  /** A changed occurrence is not part of its series at the target (SEM-6, SEM-47). */
  public static final Degradation OVERRIDE_DETACHED =
      new Degradation(
          "OVERRIDE_DETACHED",
          "the target cannot keep a changed occurrence within its series; it is an event of its own");

  /** A removed occurrence is there again, but not as part of its series (SEM-5). */
  public static final Degradation SLOT_RETURNED =
      new Degradation(
          "SLOT_RETURNED",
          "the target cannot bring a removed occurrence back; it is an event of its own");

  /** Most occurrences fail the edge's filters; those that pass are single events. */
  public static final Degradation PICKED =
      new Degradation(
          "PICKED",
          "most occurrences of this series are filtered out; the others are single events");

  /** Each rule is an object of its own. */
  public static final Degradation SPLIT =
      new Degradation(
          "SPLIT", "the target keeps one rule in an object; each rule of this series has its own");

  /** Some occurrences are single events beside their series. */
  public static final Degradation SLOTS_APART =
      new Degradation(
          "SLOTS_APART",
          "the target cannot keep some occurrences in their series; they are single events, as far"
              + " ahead as the window or 400 days");

  /** The source tells less than the policy lets through (SEM-18). */
  public static final Degradation DETAIL_LOST =
      new Degradation(
          "DETAIL_LOST", "the source tells only when its owner is busy, so nothing else is shown");

  /** The same, of a source that told more; the owner wants what was known then. */
  public static final Degradation DETAIL_KEPT =
      new Degradation(
          "DETAIL_LOST",
          "the source tells only when its owner is busy by now; what it told before is shown on");

  /** The same, as long as the owner has not chosen. */
  public static final Degradation DETAIL_UNDECIDED =
      new Degradation(
          "DETAIL_LOST",
          "the source tells only when its owner is busy by now; the edge waits until its hold is"
              + " approved, to show busy time, or rejected, to keep what was known");

  /** The target keeps what was written in another form, which is accepted (SEM-36). */
  public static final Degradation REWORDED =
      new Degradation(
          "REWORDED", "the target keeps this mirror in other words than it was written");

  /** An endless series ends, and is prolonged as time passes. */
  public static final Degradation PROLONGED =
      new Degradation(
          "PROLONGED",
          "the target keeps no endless series; this one ends with the window or after 400 days, and"
              + " is prolonged every day");
}
