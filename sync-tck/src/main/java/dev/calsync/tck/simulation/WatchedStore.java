package dev.calsync.tck.simulation;

import dev.calsync.failure.StoreException;
import dev.calsync.store.SyncStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The store as one node sees it: every operation has a boundary on either side, may fail there, and
 * is told to the watch in between, when it took effect.
 */
final class WatchedStore implements StoreProxy.Around {

  private final Node node;
  private final Watch watch;

  private WatchedStore(Node node, Watch watch) {
    this.node = node;
    this.watch = watch;
  }

  static SyncStore over(SyncStore store, Node node, Watch watch) {
    return StoreProxy.over(store, new WatchedStore(node, watch));
  }

  @Override
  public @Nullable Object call(String name, List<Object> arguments, StoreProxy.Operate real)
      throws Throwable {
    if (node.pass(Boundary.BEFORE_STORE, name).isPresent()) {
      throw new StoreException("STORE_BUSY", "The store is busy; try again", null, true);
    }
    Object answer = real.with(arguments);
    watch.done(new Operation(node, name, arguments, answer));
    if (node.pass(Boundary.AFTER_STORE, name).isPresent()) {
      throw new StoreException(
          "STORE_UNAVAILABLE", "The connection was lost during the commit", null, true);
    }
    return answer;
  }
}
