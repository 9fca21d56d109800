package dev.calsync.tck.simulation;

import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.store.SyncStore;
import java.time.Duration;

/**
 * A bug put in on purpose, to see that it is found. By default there is none.
 *
 * <p>One instance sees one history.
 */
public interface Planted {

  /**
   * Wraps the store, beneath the faults.
   *
   * @param store the reference store
   * @return what all nodes share
   */
  default SyncStore store(SyncStore store) {
    return store;
  }

  /**
   * Wraps the store as one node sees it, beneath the faults.
   *
   * @param store what all nodes share
   * @param skew how far the node's clock is ahead of the store's
   * @return what this node uses
   */
  default SyncStore store(SyncStore store, Duration skew) {
    return store;
  }

  /**
   * Wraps the connector, above the faults.
   *
   * @param connector the provider, over the network
   * @return what one node uses
   */
  default ConnectorAdapter connector(ConnectorAdapter connector) {
    return connector;
  }
}
