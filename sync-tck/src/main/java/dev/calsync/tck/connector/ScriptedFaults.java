package dev.calsync.tck.connector;

import dev.calsync.connector.WriteOutcome;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What goes wrong between the engine and a scripted provider. Calls are counted over all verbs,
 * writes once more by themselves; a fault names its call by how many calls from now it is, 1 being
 * the next one. Each fault happens once.
 */
public final class ScriptedFaults {

  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private final Map<Long, Runnable> before = new ConcurrentHashMap<>();
  private final Map<Long, Runnable> after = new ConcurrentHashMap<>();
  private final Map<Long, Lost> lost = new ConcurrentHashMap<>();
  private volatile Optional<FailureClass> outage = Optional.empty();

  private enum Lost {
    REQUEST,
    REPLY
  }

  ScriptedFaults() {}

  /**
   * All calls so far.
   *
   * @return their number
   */
  public long calls() {
    return calls.get();
  }

  /**
   * All write calls so far.
   *
   * @return their number
   */
  public long writes() {
    return writes.get();
  }

  /**
   * A call fails, and has no effect.
   *
   * @param nth how many calls from now, at least 1
   * @param failure as what
   */
  public void failCall(int nth, FailureClass failure) {
    before.put(
        calls.get() + nth,
        () -> {
          throw failed(failure);
        });
  }

  /**
   * Every call fails from now on, until {@link #heal}.
   *
   * @param failure as what
   */
  public void failEveryCall(FailureClass failure) {
    outage = Optional.of(failure);
  }

  /** Ends an outage, and forgets every fault that has not happened yet. */
  public void heal() {
    outage = Optional.empty();
    before.clear();
    after.clear();
    lost.clear();
  }

  /**
   * The process dies before a call: it has no effect.
   *
   * @param nth how many calls from now, at least 1
   */
  public void stopBeforeCall(int nth) {
    long call = calls.get() + nth;
    before.put(
        call,
        () -> {
          throw new ScriptedStop("before call " + call);
        });
  }

  /**
   * The process dies after a call: it had its effect, and nobody heard the answer.
   *
   * @param nth how many calls from now, at least 1
   */
  public void stopAfterCall(int nth) {
    long call = calls.get() + nth;
    after.put(
        call,
        () -> {
          throw new ScriptedStop("after call " + call);
        });
  }

  /**
   * A write never arrives; the caller is told {@code Unconfirmed} (FLT-4).
   *
   * @param nth how many writes from now, at least 1
   */
  public void loseRequestOfWrite(int nth) {
    lost.put(writes.get() + nth, Lost.REQUEST);
  }

  /**
   * A write happens, but its reply is lost; the caller is told {@code Unconfirmed} (FLT-1 … FLT-3).
   *
   * @param nth how many writes from now, at least 1
   */
  public void loseReplyOfWrite(int nth) {
    lost.put(writes.get() + nth, Lost.REPLY);
  }

  <T> T read(Supplier<T> work) {
    long call = calls.incrementAndGet();
    outage.ifPresent(
        failure -> {
          throw failed(failure);
        });
    happens(before, call);
    T answer = work.get();
    happens(after, call);
    return answer;
  }

  WriteOutcome write(Supplier<WriteOutcome> work, Consumer<Optional<WriteOutcome>> sent) {
    return read(
        () -> {
          Optional<Lost> loss = Optional.ofNullable(lost.remove(writes.incrementAndGet()));
          Optional<WriteOutcome> effect =
              loss.filter(Lost.REQUEST::equals).isPresent()
                  ? Optional.empty()
                  : Optional.of(work.get());
          sent.accept(effect);
          return loss.isPresent() ? new WriteOutcome.Unconfirmed() : effect.orElseThrow();
        });
  }

  private static void happens(Map<Long, Runnable> faults, long call) {
    Optional.ofNullable(faults.remove(call)).ifPresent(Runnable::run);
  }

  private static ConnectorException failed(FailureClass failure) {
    return ConnectorException.of(failure, "SCRIPTED_" + failure, "This call was told to fail");
  }
}
