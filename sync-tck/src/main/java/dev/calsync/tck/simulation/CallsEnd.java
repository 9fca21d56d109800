package dev.calsync.tck.simulation;

import dev.calsync.ConnectionView;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * INV-24, INV-29: a connection whose grant is gone, or that was given up, is called no more, but by
 * the job that leaves it. Who was in the middle of something hears of it by its next step.
 */
final class CallsEnd implements Invariant {

  private final Scene scene;
  private final Findings findings;
  private final Map<Node, List<ConnectionId>> ended = new HashMap<>();
  private final Map<Node, JobKey> running = new HashMap<>();

  CallsEnd(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void begins(Node node) {
    if (!scene.has(Feature.SIGN_IN) && !scene.has(Feature.LEAVING)) {
      return;
    }
    ended.put(
        node,
        scene.connections().stream()
            .filter(connection -> !connection.state().isReachable())
            .map(ConnectionView::id)
            .toList());
  }

  @Override
  public void done(Operation operation) {
    if (operation.is("jobs.beginRun")) {
      running.put(operation.node(), operation.argument(1, JobKey.class));
    }
  }

  @Override
  public void asking(Node node, ConnectionId account) {
    if (ended.getOrDefault(node, List.of()).contains(account)) {
      ConnectionState state = state(account);
      findings.unless(
          state.isReachable() || leaves(node, account),
          state == ConnectionState.DISCONNECTED ? "INV-29" : "INV-24",
          node.name() + " calls " + account + ", which is " + state);
    }
  }

  private boolean leaves(Node node, ConnectionId account) {
    return new JobKey(JobKind.DISCONNECT, account.value()).equals(running.get(node));
  }

  private ConnectionState state(ConnectionId account) {
    return scene.connections().stream()
        .filter(connection -> connection.id().equals(account))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
