package dev.calsync.tck.simulation;

import java.util.Optional;

/**
 * What lies between a node and the authorization server. Whoever was given the right to renew a
 * grant asks next; whatever it hears comes before anything else that it does.
 */
final class TokenWire {

  private final Node node;
  private final Scene scene;
  private final Watch watch;

  TokenWire(Node node, Scene scene, Watch watch) {
    this.node = node;
    this.scene = scene;
    this.watch = watch;
  }

  /** Tells the watch what the node was given and has shown since it was heard last. */
  void hear() {
    scene
        .signIns()
        .ifPresent(
            it ->
                it.tell(
                    exchange -> watch.given(node, exchange), token -> watch.shown(node, token)));
  }

  /** What goes wrong with the request that follows from an operation, if one does (FLT-57). */
  void follows(Operation operation) {
    if (operation.is("secrets.beginRotation") && Boolean.TRUE.equals(operation.answer())) {
      Optional<Fault> fault = node.pass(Boundary.BEFORE_TOKEN, "token");
      SignIns signIns = scene.signIns().orElseThrow();
      signIns.server().heal();
      fault.flatMap(Fault::ofTokens).ifPresent(signIns.server()::next);
    }
  }
}
