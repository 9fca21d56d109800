package dev.calsync.crash;

import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.crash.Request.Verb;
import dev.calsync.failure.ConnectorException;
import dev.calsync.tck.connector.ScriptedConnector;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A scripted provider behind a socket. Every call is logged when it comes, when it takes effect and
 * when its answer is out; it takes a while on both sides of the effect, so that callers die there.
 */
final class FakeProvider implements AutoCloseable {

  private static final int SLOWEST_MS = 25;

  private final ScriptedConnector scripted;
  private final Provided provided;
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Written> writes = new CopyOnWriteArrayList<>();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicReference<Keep> wanted = new AtomicReference<>();
  private final SplittableRandom random;
  private final PrintStream log;

  /**
   * Keeps the next caller of a write waiting, its write done and unanswered, until it is closed.
   */
  final class Keep implements AutoCloseable {

    private final CompletableFuture<String> caller = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** The worker who waits; empty if none came in time. */
    Optional<String> caller(Duration patience) throws InterruptedException {
      try {
        return Optional.of(caller.get(patience.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException | ExecutionException nobody) {
        return Optional.empty();
      }
    }

    private void hold(String worker) {
      caller.complete(worker);
      try {
        over.await();
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      wanted.compareAndSet(this, null);
      over.countDown();
    }
  }

  FakeProvider(long seed, Path log) throws IOException {
    this.scripted = new ScriptedConnector(RemoteConnector.ID.value(), Clock.systemUTC());
    this.provided = new Provided(scripted);
    this.random = new SplittableRandom(seed);
    this.log = new PrintStream(log.toFile(), StandardCharsets.UTF_8);
    this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.execute(this::listen);
  }

  ScriptedConnector scripted() {
    return scripted;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Every write so far, in the order in which they took effect. */
  List<Written> writes() {
    return List.copyOf(writes);
  }

  long calls() {
    return calls.get();
  }

  /** The next caller of a write will wait. */
  Keep keepNext() {
    Keep keep = new Keep();
    wanted.set(keep);
    return keep;
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        threads.execute(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    long call = calls.incrementAndGet();
    try (caller) {
      // A request that was cut off is never begun.
      byte[] asked = caller.getInputStream().readAllBytes();
      DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(asked));
      Request request = Request.get(in);
      Instant received = Instant.now();
      log.printf("%s invoke %d %s%n", received, call, request);
      pause();
      byte[] answer = answer(call, request, in, received);
      pause();
      keepWaiting(request);
      caller.getOutputStream().write(answer);
      log.printf("%s ok %d%n", Instant.now(), call);
    } catch (IOException lost) {
      log.printf("%s info %d %s%n", Instant.now(), call, lost);
    } catch (RuntimeException bug) {
      log.printf("%s bug %d %s%n", Instant.now(), call, bug);
    }
  }

  private void keepWaiting(Request request) {
    Keep keep = request.verb() == Verb.WRITE ? wanted.getAndSet(null) : null;
    if (keep != null) {
      keep.hold(request.worker());
    }
  }

  private byte[] answer(long call, Request request, DataInputStream in, Instant received)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeBoolean(true);
      if (request.verb() == Verb.WRITE) {
        Wire.putOutcome(out, write(request, Wire.getWrite(in), received));
      } else {
        provided.answer(request, in, out);
      }
    } catch (ConnectorException failure) {
      log.printf("%s fail %d %s%n", Instant.now(), call, failure.code());
      bytes.reset();
      out.writeBoolean(false);
      Wire.putText(out, failure.failureClass().name());
      Wire.putText(out, failure.code());
      Wire.putText(out, String.valueOf(failure.getMessage()));
    }
    return bytes.toByteArray();
  }

  private WriteOutcome write(Request request, MirrorWrite write, Instant received) {
    // One at a time, so that the log has the order of the effects.
    synchronized (writes) {
      WriteOutcome outcome = provided.write(request, write);
      Written done = new Written(writes.size(), request, write, outcome, received, Instant.now());
      writes.add(done);
      log.printf("%s write %s%n", done.applied(), done);
      return outcome;
    }
  }

  private void pause() {
    int millis;
    synchronized (random) {
      millis = random.nextInt(SLOWEST_MS);
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    } finally {
      threads.shutdownNow();
      log.close();
    }
  }
}
