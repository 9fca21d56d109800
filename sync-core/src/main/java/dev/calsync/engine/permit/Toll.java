package dev.calsync.engine.permit;

import dev.calsync.connector.Cost;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one verb pays. It begins with permits for the requests that it will probably take; each
 * further request draws its own as it goes out, and what was not needed lies ready for the next
 * verb. A verb that has begun is not turned back for want of permits: half a write helps nobody,
 * and a reading that is turned back each time never ends. What it takes beyond counts all the same,
 * and others wait for it (R-D6). Thread-safe: a verb may send requests side by side.
 */
public final class Toll {

  private final Traffic.Way way;
  private final boolean writing;
  private final AtomicInteger left;

  Toll(Traffic.Way way, boolean writing, int paid) {
    this.way = way;
    this.writing = writing;
    this.left = new AtomicInteger(paid);
  }

  /**
   * A request is about to go out.
   *
   * @param cost what it counts as at the provider
   * @throws dev.calsync.failure.ConnectorException with THROTTLED if the account was told to wait
   *     since the verb began; earlier requests of the verb may have gone out (INV-20)
   */
  public void pay(Cost cost) {
    way.refuseWhileTold();
    int requests = cost.reads() + cost.writes();
    int before = left.getAndUpdate(ready -> ready - Math.min(ready, requests));
    if (requests > before) {
      way.charge(requests - before, writing);
    }
  }

  /** What was paid and not needed. */
  int rest() {
    return left.getAndSet(0);
  }
}
