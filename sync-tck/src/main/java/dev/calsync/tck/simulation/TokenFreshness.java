package dev.calsync.tck.simulation;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.SecretName;
import dev.calsync.test.TokenExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * INV-24: of all nodes one at a time renews a grant, and shows no token that it was given before
 * the store keeps it: a crash between the two would cost the grant where refresh tokens rotate.
 */
final class TokenFreshness implements Invariant {

  private final Scene scene;
  private final Findings findings;
  private final Map<SecretName, Right> rights = new HashMap<>();
  private final Map<String, Process> unkept = new HashMap<>();

  /** A life of a node. */
  private record Process(Node node, int life) {
    static Process of(Node node) {
      return new Process(node, node.life());
    }
  }

  /** Who may make the next version of a grant, and until when nobody else. */
  private record Right(Process process, long version, Instant until) {}

  TokenFreshness(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void done(Operation operation) {
    if (operation.is("secrets.beginRotation") && Boolean.TRUE.equals(operation.answer())) {
      begun(operation);
    } else if (operation.is("secrets.rotateSecret")
        && operation.answer() instanceof Optional<?> version
        && version.isPresent()) {
      kept(operation, (Long) version.get());
    }
  }

  private void begun(Operation operation) {
    SecretName grant = operation.argument(1, SecretName.class);
    Instant now = scene.clock().instant();
    Right right =
        new Right(
            Process.of(operation.node()),
            operation.argument(2, Long.class),
            now.plus(operation.argument(3, Duration.class)));
    Right before = rights.put(grant, right);
    findings.unless(
        before == null || before.version() != right.version() || !now.isBefore(before.until()),
        "INV-24",
        "two at a time renew the grant of " + grant.connection());
  }

  private void kept(Operation operation, long version) {
    SecretName grant = operation.argument(1, SecretName.class);
    boolean there =
        scene
            .store()
            .secrets()
            .findSecret(operation.argument(0, OwnerId.class), grant)
            .filter(it -> it.version() == version)
            .filter(it -> it.sealed().equals(operation.argument(3, FormBytes.class)))
            .isPresent();
    findings.unless(there, "INV-24", "the new grant of " + grant.connection() + " is not kept");
    rights.remove(grant);
    unkept.values().removeIf(Process.of(operation.node())::equals);
  }

  @Override
  public void given(Node node, TokenExchange exchange) {
    exchange
        .access()
        .ifPresent(
            token -> {
              unkept.put(token, Process.of(node));
              findings.unless(mayRenew(node, token), "INV-24", node.name() + " renews unasked");
            });
  }

  private boolean mayRenew(Node node, String token) {
    ConnectionId connection =
        scene
            .signIns()
            .orElseThrow()
            .server()
            .accountOf(token)
            .map(scene::connectionOf)
            .orElseThrow();
    return rights.entrySet().stream()
        .filter(entry -> entry.getKey().connection().equals(connection))
        .map(Map.Entry::getValue)
        .filter(right -> right.process().equals(Process.of(node)))
        .anyMatch(right -> scene.clock().instant().isBefore(right.until()));
  }

  @Override
  public void shown(Node node, String token) {
    findings.unless(
        Objects.isNull(unkept.get(token)),
        "INV-24",
        node.name() + " shows a token before it is kept");
  }
}
