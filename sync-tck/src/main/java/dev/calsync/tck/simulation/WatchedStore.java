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

  private static final String CLOSE = ".close";

  private final Node node;
  private final Watch watch;
  private final TokenWire tokens;
  private final int life;

  private WatchedStore(Node node, Watch watch, TokenWire tokens) {
    this.node = node;
    this.watch = watch;
    this.tokens = tokens;
    this.life = node.life();
  }

  static SyncStore over(SyncStore store, Node node, Watch watch, TokenWire tokens) {
    return StoreProxy.over(store, new WatchedStore(node, watch, tokens));
  }

  @Override
  public @Nullable Object call(String name, List<Object> arguments, StoreProxy.Operate real)
      throws Throwable {
    if (node.isOver(life)) {
      return nothing(name);
    }
    tokens.hear();
    if (node.isCutOff()) {
      throw new StoreException("STORE_UNAVAILABLE", "The store is away", null, true);
    }
    if (node.pass(Boundary.BEFORE_STORE, name).isPresent()) {
      throw new StoreException("STORE_BUSY", "The store is busy; try again", null, true);
    }
    Object answer = real.with(arguments);
    Operation operation = new Operation(node, name, arguments, answer);
    watch.done(operation);
    if (node.pass(Boundary.AFTER_STORE, name).isPresent()) {
      throw new StoreException(
          "STORE_UNAVAILABLE", "The connection was lost during the commit", null, true);
    }
    tokens.follows(operation);
    return answer;
  }

  /** The store outlives its processes, and hears nothing of those that are no more. */
  private static @Nullable Object nothing(String name) {
    if (name.equals(CLOSE)) {
      return null;
    }
    throw new StoreException("STORE_UNAVAILABLE", "This process is no more", null, true);
  }
}
