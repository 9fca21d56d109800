package dev.calsync.tck.simulation;

import dev.calsync.connector.WriteOutcome;
import java.util.List;
import java.util.function.Consumer;

/** All invariants of a history, told of the same things. */
final class Watch implements Invariant {

  private final List<Invariant> invariants;

  Watch(List<Invariant> invariants) {
    this.invariants = List.copyOf(invariants);
  }

  @Override
  public void done(Operation operation) {
    tell(it -> it.done(operation));
  }

  @Override
  public void sending(Sending write) {
    tell(it -> it.sending(write));
  }

  @Override
  public void sent(Sending write, WriteOutcome effect) {
    tell(it -> it.sent(write, effect));
  }

  @Override
  public void atRest() {
    tell(Invariant::atRest);
  }

  private void tell(Consumer<Invariant> news) {
    invariants.forEach(news);
  }
}
