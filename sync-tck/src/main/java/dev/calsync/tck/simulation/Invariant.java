package dev.calsync.tck.simulation;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.test.TokenExchange;
import java.time.Duration;

/**
 * One promise, watched at every step and judged again at rest. Told of everything in the order in
 * which it took effect.
 */
interface Invariant {

  /** An operation on the store took effect. */
  default void done(Operation operation) {}

  /** A process looks for something to do. */
  default void begins(Node node) {}

  /** A process told its host something, or failed with it. */
  default void told(Node node, String what) {}

  /** Something comes in at the webhook address of a process. */
  default void receives(Node node, Post.Reading reading) {}

  /** It was answered. */
  default void received(Node node) {}

  /** A process used a refresh token, whether it heard what came of it or not. */
  default void given(Node node, TokenExchange exchange) {}

  /** A process showed a token to a provider. */
  default void shown(Node node, String token) {}

  /** A process is about to ask something of an account. */
  default void asking(Node node, ConnectionId account) {}

  /** A process was told to leave an account alone for a while. */
  default void toldToWait(Node node, ConnectionId account, Duration rest) {}

  /** A write is about to take effect at the provider. */
  default void sending(Sending write) {}

  /** A write took effect, or was turned down; nobody may have heard. */
  default void sent(Sending write, WriteOutcome effect) {}

  /** Faults are over, and for a day nobody asked for anything, nor told of anything. */
  default void undisturbed() {}

  /** Faults are over and all is quiet. */
  default void atRest() {}
}
