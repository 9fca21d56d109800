package dev.calsync.calendar;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What one calendar can do, stated in code and checked by the connector contract. What a provider
 * cannot do is said here, never by a method that lies.
 *
 * @param version raised by the connector whenever an answer changes; a new version re-projects
 *     (SEM-46)
 * @param writes how it is written to
 * @param reads how it is read
 * @param series how it keeps series
 */
public record Capabilities(
    int version, WriteSupport writes, ReadSupport reads, SeriesSupport series) {

  /** Checks the version. */
  public Capabilities {
    if (version < 1) {
      throw new IllegalArgumentException("a version is at least 1, not " + version);
    }
  }

  /**
   * The same answers as a later version gives them.
   *
   * @return of the next version
   */
  public Capabilities nextVersion() {
    return ofVersion(version + 1);
  }

  /**
   * The same answers, as another version gives them.
   *
   * @param other which version, from 1
   * @return the same of that version
   */
  public Capabilities ofVersion(int other) {
    return new Capabilities(other, writes, reads, series);
  }

  /**
   * The same, written to in another way.
   *
   * @param change what differs
   * @return the changed capabilities, of the same version
   */
  public Capabilities writing(UnaryOperator<WriteSupport> change) {
    return new Capabilities(version, change.apply(writes), reads, series);
  }

  /**
   * The same, read in another way.
   *
   * @param change what differs
   * @return the changed capabilities, of the same version
   */
  public Capabilities reading(UnaryOperator<ReadSupport> change) {
    return new Capabilities(version, writes, change.apply(reads), series);
  }

  /**
   * The same, with another way of keeping series.
   *
   * @param kept how series are kept
   * @return the changed capabilities, of the same version
   */
  public Capabilities withSeries(SeriesSupport kept) {
    return new Capabilities(version, writes, reads, kept);
  }

  /** How a create is made repeatable (R-C4). */
  public enum Create {
    /** We choose the object's id; a repeat answers that it exists. */
    ID_CHOSEN,
    /** The provider drops a repeat that carries the same key. */
    KEY_DEDUPED,
    /** Only a look-up by mark tells whether a create happened. */
    LOOKUP_ONLY
  }

  /** Where our mark can be read back. */
  public enum Marks {
    /** Listings carry it. */
    IN_LISTING,
    /** It takes a read of the single object. */
    BY_FETCH,
    /** Nowhere. */
    NONE
  }

  /** Whether a write is sure to mail nobody. */
  public enum SilentWrite {
    /** Sure. */
    GUARANTEED,
    /** Not promised by the provider. */
    BEST_EFFORT,
    /** Every write may mail. */
    NONE
  }

  /**
   * The reads that a delete derived from absence needs before it releases itself from a hold.
   *
   * @param count how many further complete reads, at least 1
   * @param apart how long between them, at least
   */
  public record ConfirmingReads(int count, Duration apart) {

    /** One more read, 15 minutes later: calendars behind an API, folders. */
    public static final ConfirmingReads LIVE = new ConfirmingReads(1, Duration.ofMinutes(15));

    /** Two more reads, an hour apart: feeds and exported files. */
    public static final ConfirmingReads FEED = new ConfirmingReads(2, Duration.ofHours(1));

    /** Checks the numbers. */
    public ConfirmingReads {
      if (count < 1 || apart.isNegative()) {
        throw new IllegalArgumentException(
            "an absence is read again at least once and later, not " + count + " times " + apart);
      }
    }
  }
}
