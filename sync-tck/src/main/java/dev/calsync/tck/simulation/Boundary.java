package dev.calsync.tck.simulation;

/** Where a node can be stopped: on either side of whatever others can see. */
enum Boundary {
  BEFORE_STORE,
  /** It is done, and the node has not heard yet. */
  AFTER_STORE,
  BEFORE_READ,
  AFTER_READ,
  BEFORE_WRITE,
  AFTER_WRITE,
  /** Before a refresh token is used. What follows is a boundary of the store. */
  BEFORE_TOKEN,
  BEFORE_CHANNEL,
  AFTER_CHANNEL
}
