package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What lies between a node and the provider: a boundary on either side of every call. */
final class Wire {

  private static final List<Duration> RESTS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(45), Duration.ofHours(2));

  private static final Resource CALENDARS = new Resource("calendars");

  private final Node node;
  private final Scene scene;
  private final Watch watch;
  private final TokenWire tokens;
  private boolean lies;

  Wire(Node node, Scene scene, Watch watch, TokenWire tokens) {
    this.node = node;
    this.scene = scene;
    this.watch = watch;
    this.tokens = tokens;
  }

  <T> T reading(Call call, String what, Supplier<T> verb) {
    tokens.hear();
    ConnectionId account = call.connection();
    watch.asking(node, account);
    node.pass(Boundary.BEFORE_READ, what).ifPresent(fault -> fail(account, fault));
    T answer = verb.get();
    tokens.hear();
    Optional<Fault> fault = node.pass(Boundary.AFTER_READ, what);
    lies = fault.filter(Fault.EMPTY_LISTING::equals).isPresent();
    fault
        .filter(Fault.CUT_OFF::equals)
        .ifPresent(
            cut -> {
              throw ConnectorException.of(
                  FailureClass.TRANSIENT, "CUT_OFF", "The answer broke off");
            });
    return answer;
  }

  /** A request about a watch channel. */
  <T> T channel(Call call, String what, Supplier<T> verb) {
    tokens.hear();
    watch.asking(node, call.connection());
    node.pass(Boundary.BEFORE_CHANNEL, what).ifPresent(fault -> fail(call.connection(), fault));
    T answer = verb.get();
    tokens.hear();
    if (node.pass(Boundary.AFTER_CHANNEL, what).isPresent()) {
      throw ConnectorException.of(FailureClass.AMBIGUOUS, "UNHEARD", "No answer came");
    }
    return answer;
  }

  /** Something that nobody else may be told. */
  void secret(Secret secret) {
    scene.secrets().add(secret.reveal());
  }

  /** Whether the last answer shall be taken for an empty one. */
  boolean lies() {
    return lies;
  }

  void lied(CalendarRef calendar) {
    scene.ledger().doubt(calendar.providerId());
  }

  WriteOutcome writing(
      Call call, CalendarRef calendar, MirrorWrite write, Supplier<WriteOutcome> send) {
    Optional<Sending> sending =
        scene.siteOf(calendar.providerId()).map(site -> new Sending(node, site, write));
    tokens.hear();
    String what = write.getClass().getSimpleName() + " " + calendar.providerId();
    watch.asking(node, call.connection());
    Optional<Fault> fault = node.pass(Boundary.BEFORE_WRITE, what);
    if (fault.filter(Fault.REQUEST_LOST::equals).isPresent()) {
      call.beforeRequest(Cost.WRITE);
      return new WriteOutcome.Unconfirmed();
    }
    fault.ifPresent(it -> fail(call.connection(), it));
    WriteOutcome effect = send(call, sending, send);
    tokens.hear();
    Optional<Fault> later = node.pass(Boundary.AFTER_WRITE, what + " " + named(effect));
    if (later.filter(Fault.TIMEOUT::equals).isPresent()) {
      throw ConnectorException.of(FailureClass.TRANSIENT, "TIMEOUT", "No answer came in time");
    }
    return later.isPresent() ? new WriteOutcome.Unconfirmed() : effect;
  }

  /** The token first: to get one takes time, and the write shall be judged when it is done. */
  private WriteOutcome send(Call call, Optional<Sending> sending, Supplier<WriteOutcome> send) {
    if (scene.signIns().isPresent()) {
      call.token(CALENDARS);
    }
    if (call.deadline().remaining().compareTo(Duration.ZERO) > 0) {
      sending.ifPresent(watch::sending);
    }
    WriteOutcome effect = send.get();
    sending.ifPresent(it -> watch.sent(it, effect));
    return effect;
  }

  private static String named(WriteOutcome effect) {
    return effect.getClass().getSimpleName();
  }

  private void fail(ConnectionId account, Fault fault) {
    throw switch (fault) {
      case THROTTLED -> throttled(account);
      case CURSOR_DIES ->
          ConnectorException.of(FailureClass.CURSOR_INVALID, "CURSOR_EXPIRED", "The cursor died");
      case CHANNEL_REFUSED ->
          ConnectorException.of(FailureClass.FORBIDDEN, "NO_CHANNELS", "This is not for you");
      default ->
          ConnectorException.of(FailureClass.TRANSIENT, "OUT_OF_ORDER", "Something went wrong");
    };
  }

  private ConnectorException throttled(ConnectionId account) {
    Duration rest = rest();
    watch.toldToWait(node, account, rest);
    return ConnectorException.throttled("TOO_MANY", "Too many requests", rest);
  }

  private Duration rest() {
    return RESTS.get((int) Math.floorMod(node.dice(), (long) RESTS.size()));
  }
}
