package dev.calsync.engine.job;

/**
 * How far a worker is with stopping. Its loops and the runs in them share it; first runs are asked
 * to yield, later they are kept from beginning any more requests (R-L9). Every field is a single
 * volatile fact.
 */
final class StopSignal {

  private volatile boolean stopping;
  private volatile boolean cut;

  /** Nothing more is claimed; runs yield at their next step. */
  void stop() {
    stopping = true;
  }

  /** No request begins any more. */
  void cut() {
    stopping = true;
    cut = true;
  }

  boolean isStopping() {
    return stopping;
  }

  boolean isCut() {
    return cut;
  }
}
