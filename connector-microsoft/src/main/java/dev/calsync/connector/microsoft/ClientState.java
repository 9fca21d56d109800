package dev.calsync.connector.microsoft;

import dev.calsync.connector.Secret;

/**
 * Our id of a channel and its secret in one text, a full stop between them. Ids have no full stop,
 * secrets neither; of any other text the last one counts.
 */
record ClientState(String channel, Secret secret) {

  private static final char BETWEEN = '.';

  static String of(String channel, Secret secret) {
    return channel + BETWEEN + secret.reveal();
  }

  /** Text without a full stop is a channel without a secret: nobody's. */
  static ClientState read(String text) {
    int between = text.lastIndexOf(BETWEEN);
    return between < 0
        ? new ClientState(text, Secret.of(""))
        : new ClientState(text.substring(0, between), Secret.of(text.substring(between + 1)));
  }
}
