package dev.calsync.engine.watch;

import dev.calsync.store.WatchChannel;

/** Where a channel stands, as its row says; a function of the row, and kept nowhere else. */
enum ChannelState {
  /** There is no row: it was never asked for, or is over. */
  NONE,
  /** The provider is being asked for it, or was, and nobody heard the answer. */
  ASKED,
  /** The provider granted it. */
  OPEN;

  static ChannelState of(WatchChannel channel) {
    return channel.grant().isPresent() ? OPEN : ASKED;
  }
}
