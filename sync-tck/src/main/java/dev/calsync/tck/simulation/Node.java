package dev.calsync.tck.simulation;

import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.failure.StoreException;
import dev.calsync.host.SyncListener;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedStop;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.webhook.WebhookAnswer;
import dev.calsync.webhook.WebhookRequest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process: the library on the shared store, in a thread of its own that goes only when it is
 * told to and stops at every boundary. Dead, it comes to life again as another process; asleep, it
 * goes on with whatever it held.
 */
final class Node {

  private static final int PATIENCE_SECONDS = 120;

  private final String name;
  private final Scene scene;
  private final Duration skew;
  private final ManualClock clock;
  private final Dressing dressing;
  private final Semaphore go = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);
  private final Thread thread;
  private @Nullable SyncKit kit;
  private @Nullable Throwable failure;
  private Optional<Fault> armed = Optional.empty();
  private final Deque<Fault> waiting = new ArrayDeque<>();
  private long dice;
  private int budget;
  private int life;
  private boolean inside;
  private boolean worked;
  private boolean doomed;
  private boolean ended;
  private int over;
  private boolean cutOff;

  /** What the node sees of store and provider: through its own eyes, with its own faults. */
  interface Dressing {
    SyncStore store(Node node);

    ConnectorAdapter connector(Node node);

    void begins(Node node);

    void told(Node node, String what);
  }

  Node(String name, Scene scene, Duration skew, Dressing dressing) {
    this.name = name;
    this.scene = scene;
    this.skew = skew;
    this.clock = scene.clock(skew);
    this.dressing = dressing;
    this.thread = new Thread(this::live, "simulated-" + name);
    this.thread.setDaemon(true);
    this.thread.start();
  }

  String name() {
    return name;
  }

  /** How often it was started. */
  int life() {
    return life;
  }

  /** Whether that life of it has ended, so that nothing it does reaches anybody. */
  boolean isOver(int ofLife) {
    return ofLife < over;
  }

  /** How far its clock is ahead of the store's (FLT-53). */
  Duration skew() {
    return skew;
  }

  /** A number of the present fault's own. */
  long dice() {
    return dice;
  }

  /** Whether it was stopped in the middle of something. */
  boolean isInside() {
    return inside;
  }

  /**
   * Goes on for so many boundaries. A fault that is met where few turns come to waits for one that
   * does. Answers whether there was anything to do.
   */
  boolean go(int boundaries, Optional<Fault> fault, long chance) {
    armed.filter(Fault::isRare).ifPresent(waiting::add);
    budget = boundaries;
    armed = fault;
    dice = chance;
    handOver();
    return worked;
  }

  /** Goes on as far as there is anything to do, without faults; answers whether there was. */
  boolean goOn() {
    waiting.clear();
    armed = Optional.empty();
    return go(Integer.MAX_VALUE, Optional.empty(), 0);
  }

  /** The end of the history: what it was in the middle of is never done. */
  void end() {
    doomed = true;
    if (inside) {
      handOver();
    }
    ended = true;
    handOver();
    bury();
  }

  /** A request comes in, in a thread of the host's; nobody answers it if the process is dead. */
  Optional<WebhookAnswer> receive(WebhookRequest request) {
    return Optional.ofNullable(kit).map(living -> living.calsync().webhooks().receive(request));
  }

  /** The same while those who answer requests cannot reach the store. */
  Optional<WebhookAnswer> receiveInVain(WebhookRequest request) {
    cutOff = true;
    Optional<WebhookAnswer> answer = receive(request);
    cutOff = false;
    return answer;
  }

  /** Whether the store is out of reach. */
  boolean isCutOff() {
    return cutOff;
  }

  private void handOver() {
    go.release();
    try {
      if (!back.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(name + " hangs; the history cannot go on");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while " + name + " was at work", interrupted);
    }
    if (failure != null) {
      throw new AssertionError(name + " broke the simulation", failure);
    }
  }

  private void live() {
    go.acquireUninterruptibly();
    while (!ended) {
      try {
        step();
      } catch (RuntimeException | Error broken) {
        failure = broken;
      }
      inside = false;
      back.release();
      go.acquireUninterruptibly();
    }
    back.release();
  }

  private void step() {
    SyncKit living = kit;
    if (living == null) {
      SyncListener listener = Overhearing.by(what -> dressing.told(this, what));
      living = scene.kit(clock, dressing.store(this), name + life++ + "-", listener, provider());
      kit = living;
    }
    inside = true;
    dressing.begins(this);
    try {
      living.runDue();
      worked = living.calsync().worker().runOnce();
    } catch (ScriptedStop death) {
      scene.trace().note(name, "dies");
      bury();
      worked = true;
    } catch (StoreException trouble) {
      // The loop of a started worker would go on as well.
      scene.trace().note(name, "step failed: " + trouble.code());
      dressing.told(this, trouble.toString());
      worked = true;
    }
  }

  /** Gives back what a process holds of the machine; its store is away. */
  private void bury() {
    over = life;
    Optional.ofNullable(kit).ifPresent(SyncKit::close);
    kit = null;
  }

  private ConnectorAdapter provider() {
    return dressing.connector(this);
  }

  /**
   * A boundary: here the node may be stopped for a while, or for good, or meet a fault. What a
   * host's threads do is never stopped: it is short.
   */
  Optional<Fault> pass(Boundary place, String what) {
    if (!inside || Thread.currentThread() != thread) {
      return Optional.empty();
    }
    scene.trace().note(name, place + " " + what);
    stopIfDoomed();
    Optional<Fault> late = waiting.stream().filter(fault -> fault.fits(place)).findFirst();
    if (late.isPresent()) {
      waiting.remove(late.get());
      scene.trace().meet(name, late.get().name());
      return late;
    }
    if (budget > 0) {
      budget--;
      return Optional.empty();
    }
    return armed.isPresent() ? meet(armed.get(), place) : rest();
  }

  private Optional<Fault> meet(Fault fault, Boundary place) {
    if (!fault.fits(place)) {
      return Optional.empty();
    }
    armed = Optional.empty();
    scene.trace().meet(name, fault.name());
    if (fault == Fault.DEATH) {
      throw new ScriptedStop(name + " dies " + place);
    }
    return Optional.of(fault);
  }

  private Optional<Fault> rest() {
    back.release();
    go.acquireUninterruptibly();
    stopIfDoomed();
    return Optional.empty();
  }

  private void stopIfDoomed() {
    if (doomed) {
      throw new ScriptedStop(name + " is not needed any more");
    }
  }
}
