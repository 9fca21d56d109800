package dev.calsync.tck.simulation;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.test.TokenExchange;
import java.time.Duration;
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
  public void begins(Node node) {
    tell(it -> it.begins(node));
  }

  @Override
  public void told(Node node, String what) {
    tell(it -> it.told(node, what));
  }

  @Override
  public void receives(Node node, Post.Reading reading) {
    tell(it -> it.receives(node, reading));
  }

  @Override
  public void received(Node node) {
    tell(it -> it.received(node));
  }

  @Override
  public void given(Node node, TokenExchange exchange) {
    tell(it -> it.given(node, exchange));
  }

  @Override
  public void shown(Node node, String token) {
    tell(it -> it.shown(node, token));
  }

  @Override
  public void asking(Node node, ConnectionId account) {
    tell(it -> it.asking(node, account));
  }

  @Override
  public void toldToWait(Node node, ConnectionId account, Duration rest) {
    tell(it -> it.toldToWait(node, account, rest));
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
  public void undisturbed() {
    tell(Invariant::undisturbed);
  }

  @Override
  public void atRest() {
    tell(Invariant::atRest);
  }

  private void tell(Consumer<Invariant> news) {
    invariants.forEach(news);
  }
}
