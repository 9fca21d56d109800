package dev.calsync.tck.simulation;

import dev.calsync.calendar.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * INV-20: a process that was told to wait asks nothing more of that account before the time is
 * over, whichever lane or job it works for. Another life of it has not heard.
 */
final class AccountRests implements Invariant {

  private final Scene scene;
  private final Findings findings;
  private final Map<Patient, Instant> rests = new HashMap<>();

  /** Who waits, and for which account. */
  private record Patient(Node node, int life, ConnectionId account) {}

  AccountRests(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void asking(Node node, ConnectionId account) {
    Instant until = rests.getOrDefault(patient(node, account), Instant.MIN);
    findings.unless(
        !scene.clock().instant().isBefore(until),
        "INV-20",
        node + " was told to leave " + account + " alone until " + until);
  }

  @Override
  public void toldToWait(Node node, ConnectionId account, Duration rest) {
    Instant until = scene.clock().instant().plus(rest);
    rests.merge(patient(node, account), until, (one, other) -> one.isAfter(other) ? one : other);
  }

  private static Patient patient(Node node, ConnectionId account) {
    return new Patient(node, node.life(), account);
  }
}
