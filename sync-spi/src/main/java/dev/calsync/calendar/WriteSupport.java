package dev.calsync.calendar;

import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.calendar.Capabilities.SilentWrite;

/**
 * How a calendar is written to.
 *
 * @param allowed whether mirrors can be written
 * @param create how a create is made repeatable
 * @param conditional whether a write can be made to fail if the object changed since it was read
 * @param silent whether a write is sure to mail nobody (INV-14)
 * @param batch the most writes that one {@code writeBatch} takes, at least 1
 * @param concurrency the most writes at once, at least 1. A reading may go on beside them: where a
 *     provider takes four calls of an account at once, three is what to say here
 * @param changesKind whether an update may make a series of a single event, or whole days of times,
 *     and the other way round (SEM-37); {@code Refused} is the answer where it may not
 */
public record WriteSupport(
    boolean allowed,
    Create create,
    boolean conditional,
    SilentWrite silent,
    int batch,
    int concurrency,
    boolean changesKind) {

  /** Checks the numbers. */
  public WriteSupport {
    if (batch < 1 || concurrency < 1) {
      throw new IllegalArgumentException("batch and concurrency are at least 1");
    }
  }

  /**
   * A calendar in which an update may change the kind of an object.
   *
   * @param allowed whether mirrors can be written
   * @param create how a create is made repeatable
   * @param conditional whether a write can be made to fail if the object changed since
   * @param silent whether a write is sure to mail nobody (INV-14)
   * @param batch the most writes that one {@code writeBatch} takes, at least 1
   * @param concurrency the most writes at once, at least 1. A reading may go on beside them: where
   *     a provider takes four calls of an account at once, three is what to say here
   */
  public WriteSupport(
      boolean allowed,
      Create create,
      boolean conditional,
      SilentWrite silent,
      int batch,
      int concurrency) {
    this(allowed, create, conditional, silent, batch, concurrency, true);
  }

  /**
   * The same, of a calendar in which an object stays what it is.
   *
   * @return the changed support
   */
  public WriteSupport keepingKinds() {
    return new WriteSupport(allowed, create, conditional, silent, batch, concurrency, false);
  }

  /**
   * The same, allowed or not.
   *
   * @param changed whether mirrors can be written
   * @return the changed support
   */
  public WriteSupport withAllowed(boolean changed) {
    return new WriteSupport(changed, create, conditional, silent, batch, concurrency, changesKind);
  }

  /**
   * The same, with creates repeatable in another way.
   *
   * @param changed how a create is made repeatable
   * @return the changed support
   */
  public WriteSupport withCreate(Create changed) {
    return new WriteSupport(allowed, changed, conditional, silent, batch, concurrency, changesKind);
  }

  /**
   * The same, with conditions or without.
   *
   * @param changed whether a write can be conditional
   * @return the changed support
   */
  public WriteSupport withConditional(boolean changed) {
    return new WriteSupport(allowed, create, changed, silent, batch, concurrency, changesKind);
  }

  /**
   * The same, with other numbers.
   *
   * @param most the most writes in a batch
   * @param atOnce the most calls at once
   * @return the changed support
   */
  public WriteSupport withBatches(int most, int atOnce) {
    return new WriteSupport(allowed, create, conditional, silent, most, atOnce, changesKind);
  }
}
