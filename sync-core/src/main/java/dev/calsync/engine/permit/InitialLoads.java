package dev.calsync.engine.permit;

import dev.calsync.failure.ConnectorException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets only some of this node's runs be first readings of a calendar: long ones, that must not keep
 * what people wait for from running (R-L5).
 */
public final class InitialLoads {

  private static final Duration LATER = Duration.ofSeconds(1);

  private final int most;
  private final Semaphore places;

  /**
   * So many at once.
   *
   * @param most at least 1
   */
  public InitialLoads(int most) {
    this.most = most;
    this.places = new Semaphore(most);
  }

  /**
   * Does a first reading, if there is a place for it.
   *
   * @param reading what to do
   * @return what it answers
   * @throws ConnectorException that says to come again, if there is no place
   */
  public <T> T call(Supplier<T> reading) {
    if (!places.tryAcquire()) {
      throw NotNow.manyInitialLoads(most, LATER);
    }
    try {
      return reading.get();
    } finally {
      places.release();
    }
  }
}
