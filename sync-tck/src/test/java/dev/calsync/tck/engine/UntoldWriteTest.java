package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** INV-19: a write that can never be looked up stops no other at its target. */
class UntoldWriteTest {

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  private final InMemorySyncStore store = new InMemorySyncStore(clock);
  private final ScriptedCalendar work =
      provider.addCalendar("work", "work", ScriptedConnector.everything());
  private final ScriptedCalendar home =
      provider.addCalendar("home", "home", ScriptedConnector.everything());
  private final SyncKit kit = SyncKit.on(clock, store, watched());
  private Supplier<RuntimeException> why = () -> new NotUnderstood("not said");
  private Optional<Object> untold = Optional.empty();
  private boolean repliesAreLost = true;

  /** What a broken connector throws. */
  private static final class NotUnderstood extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String message) {
      super(message);
    }
  }

  static Stream<Named<Supplier<RuntimeException>>> reasons() {
    return Stream.of(
        Named.of("refused", () -> trouble(FailureClass.REJECTED)),
        Named.of("broken off", () -> trouble(FailureClass.TRANSIENT)),
        Named.of("not understood", () -> new NotUnderstood("cannot parse this one")));
  }

  private static RuntimeException trouble(FailureClass failure) {
    return ConnectorException.of(failure, "ODD", "This one cannot be told");
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void theOthersAreFoundOutAndWhatIsNewIsWritten(Supplier<RuntimeException> reason) {
    why = reason;
    OwnerScope alice = kit.calsync().owner(World.ALICE);
    CalendarId target = connected(alice, "home");
    EdgeId edge = alice.edges().create(connected(alice, "work"), target, Policy.title()).id();
    for (int i = 0; i < 10; i++) {
      work.put("e" + i, event("Event " + i, "2026-11-24T10:00:00"));
    }
    alice.edges().syncNow(edge);
    kit.settle();
    assertThat(open(target)).as("a batch whose reply was lost").isEqualTo(10);
    work.put("new", event("New", "2026-11-25T10:00:00"));
    alice.edges().syncNow(edge);
    for (int minute = 0; minute < 60; minute++) {
      kit.advance(Duration.ofMinutes(1));
    }

    assertThat(untold).isPresent();
    assertThat(open(target)).isEqualTo(1);
    assertThat(home.events()).hasSize(11);
    assertThat(home.events()).extracting(it -> it.details().text().title()).contains("New");
  }

  private CalendarId connected(OwnerScope owner, String account) {
    return owner.connections().connect(provider.account(account)).calendar().id();
  }

  private int open(CalendarId target) {
    return store.targets().openAttempts(World.ALICE, target, 100).size();
  }

  /** Loses the reply of the first batch, and can never find the first mirror that is looked for. */
  private ConnectorAdapter watched() {
    MirrorWriter writer = provider.writer().orElseThrow();
    MirrorWriter forgetful = proxy(MirrorWriter.class, (call, words) -> told(writer, call, words));
    return proxy(
        ConnectorAdapter.class,
        (call, words) ->
            call.getName().equals("writer")
                ? Optional.of(forgetful)
                : invoke(provider, call, words));
  }

  private Object told(MirrorWriter writer, Method call, Object[] words) throws Throwable {
    if (call.getName().equals("findMirror")) {
      untold = untold.or(() -> Optional.of(words[2]));
      if (untold.filter(words[2]::equals).isPresent()) {
        throw why.get();
      }
    }
    Object answer = invoke(writer, call, words);
    if (call.getName().equals("writeBatch") && repliesAreLost) {
      repliesAreLost = false;
      throw trouble(FailureClass.TRANSIENT);
    }
    return answer;
  }

  /** What a call comes to. */
  private interface Verb {
    Object call(Method call, Object[] words) throws Throwable;
  }

  private static <T> T proxy(Class<T> port, Verb verb) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, call, words) -> verb.call(call, words)));
  }

  private static Object invoke(Object real, Method call, Object[] words) throws Throwable {
    try {
      return call.invoke(real, words);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }
}
