package dev.calsync.calendar;

import java.time.Duration;

/**
 * What one calendar can do, stated in code and checked by the connector contract. What a provider
 * cannot do is said here, never by a method that lies.
 *
 * @param version raised by the connector whenever an answer changes; a new version re-projects
 *     (SEM-46)
 * @param writable whether mirrors can be written
 * @param create how a create is made repeatable
 * @param marks where our mark can be read back
 * @param series how much of a series fits into one object
 * @param conditionalWrite whether a write can be made to fail if the object changed since it was
 *     read
 * @param silentWrite whether a write is sure to mail nobody (INV-14)
 * @param absence how often and how far apart absence must be read again before a held delete
 *     confirms itself (SEM-42)
 * @param listingLag how long a listing may lag behind a write (FLT-20)
 * @param batch the most writes that one {@code writeBatch} takes, at least 1
 * @param concurrency the most calls at once, at least 1
 * @param minimumPoll the shortest time between two polls
 */
public record Capabilities(
    int version,
    boolean writable,
    Create create,
    Marks marks,
    Series series,
    boolean conditionalWrite,
    SilentWrite silentWrite,
    ConfirmingReads absence,
    Duration listingLag,
    int batch,
    int concurrency,
    Duration minimumPoll) {

  /** Checks the numbers. */
  public Capabilities {
    if (version < 1 || batch < 1 || concurrency < 1) {
      throw new IllegalArgumentException("version, batch and concurrency are at least 1");
    }
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

  /** How much of a series fits into one object. */
  public enum Series {
    /** Rule, removed slots and overrides: one object. */
    WHOLE,
    /** The rule is one object, every override another. */
    PARTS,
    /** Only single events. */
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
