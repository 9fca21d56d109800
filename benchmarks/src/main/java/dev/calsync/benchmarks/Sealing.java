package dev.calsync.benchmarks;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Secret;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.engine.secret.Vault;
import dev.calsync.host.KeyWrapping;
import dev.calsync.host.Ticker;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormPlace;
import dev.calsync.store.SecretName;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Benchmark 12: what it costs to open what is sealed, beside AES-GCM of the JDK on as many bytes
 * with as much associated data, whose cipher is made once for each thread. A token is opened with
 * its owner's keys, which are read and unwrapped each time; content is opened with keys that are
 * open. The store is a map, so that it costs nothing.
 */
final class Sealing implements Benchmark {

  private static final OwnerId OWNER = OwnerId.of("owner-000017");
  private static final SecretName TOKEN =
      new SecretName(ConnectionId.of("3f0c7d52a9e14b6f8f27"), "access_token");
  private static final FormPlace PLACE =
      new FormPlace(FormPlace.Kind.EVENT, "3f0c7d52a9e14b6f8f27", "040000008200E00074C5B7", "");
  private static final int CONTEXT = 90;
  private static final String SAMPLE = "ya29." + "x".repeat(215);

  /** What one thread does. */
  interface Hand {
    Work ready() throws Exception;
  }

  /** One operation; answers something of its result, so that it is not left out. */
  interface Work {
    int once() throws Exception;
  }

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int millis = options.number("millis", 1_500, 400);
    report.title("12 · opening what is sealed, %d ms a turn".formatted(millis));
    Vault vault =
        new Vault(
            new MapOfSecrets().store(),
            KeyWrapping.of(Map.of(1, new byte[32]), 1),
            Ticker.system(),
            (pause, task) -> {});
    vault.keep(OWNER, TOKEN, 0, Secret.of(SAMPLE));
    ContentSeal seal = vault.content(true);
    byte[] token = SAMPLE.getBytes(StandardCharsets.UTF_8);
    FormBytes short220 = seal.seal(OWNER, PLACE, FormBytes.of(token));
    for (int threads : new int[] {1, 16}) {
      Turn jce = new Turn(() -> new RawGcm(token, CONTEXT)::open);
      Turn open = new Turn(() -> () -> seen(seal.open(OWNER, PLACE, short220)));
      Turn whole = new Turn(() -> () -> vault.open(OWNER, TOKEN).isPresent() ? 1 : 0);
      for (int round = -1; round < options.rounds(); round++) {
        jce.round(threads, millis, round >= 0);
        open.round(threads, millis, round >= 0);
        whole.round(threads, millis, round >= 0);
      }
      report.say("%d thread%s, %d bytes", threads, threads == 1 ? "" : "s", token.length);
      report.figures("  AES-GCM of the JDK", jce.perSecond, "ops/s of a core");
      report.figures("  opened, keys open", open.perSecond, "ops/s of a core");
      report.atLeast("of the JDK's", open.perSecond.dividedBy(jce.perSecond), 0.8);
      report.figures("  a token, keys read and unwrapped", whole.perSecond, "ops/s of a core");
      report.atLeast("of the JDK's", whole.perSecond.dividedBy(jce.perSecond), 0.8);
      report.say(
          "    waits for a lock: %,d, %,d, %,d in all rounds",
          jce.blocked.get(), open.blocked.get(), whole.blocked.get());
    }
    content(options, report, seal, millis);
  }

  private static int seen(FormBytes form) {
    return form.isEmpty() ? 0 : 1;
  }

  private static void content(Options options, Report report, ContentSeal seal, int millis)
      throws Exception {
    FormBytes body = BodyForm.encode(SampleEvents.event(17));
    FormBytes sealed = seal.seal(OWNER, PLACE, body);
    Turn sealing = new Turn(() -> () -> seen(seal.seal(OWNER, PLACE, body)));
    Turn opening = new Turn(() -> () -> seen(seal.open(OWNER, PLACE, sealed)));
    Turn clear = new Turn(() -> () -> seen(seal.open(OWNER, PLACE, body)));
    for (int round = -1; round < options.rounds(); round++) {
      sealing.round(1, millis, round >= 0);
      opening.round(1, millis, round >= 0);
      clear.round(1, millis, round >= 0);
    }
    report.say("an event of %d bytes, %d sealed", body.bytes().length, sealed.bytes().length);
    report.figures("  sealed", sealing.nanos(), "ns");
    report.figures("  opened", opening.nanos(), "ns");
    report.figures("  found in clear", clear.nanos(), "ns");
  }

  /** One way of doing it, in rounds. */
  private static final class Turn {

    private final Hand hand;
    private final Figures perSecond = new Figures();
    private final AtomicLong blocked = new AtomicLong();

    Turn(Hand hand) {
      this.hand = hand;
    }

    void round(int threads, int millis, boolean counts) throws Exception {
      CountDownLatch ready = new CountDownLatch(threads);
      AtomicLong done = new AtomicLong();
      AtomicLong cpu = new AtomicLong();
      List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
      List<Thread> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Thread thread = new Thread(() -> work(ready, millis, new Sum(done, cpu), failures));
        thread.start();
        all.add(thread);
      }
      for (Thread thread : all) {
        thread.join();
      }
      if (!failures.isEmpty()) {
        throw new IllegalStateException(failures.get(0));
      }
      if (counts) {
        perSecond.add(done.get() * 1e9 / cpu.get());
      } else {
        blocked.set(0);
      }
    }

    private void work(CountDownLatch ready, int millis, Sum sum, List<Throwable> failures) {
      try {
        Work work = hand.ready();
        ready.countDown();
        ready.await();
        long before = waits();
        long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        long times = 0;
        int seen = 0;
        while (System.nanoTime() < end) {
          for (int i = 0; i < 20; i++) {
            seen += work.once();
          }
          times += 20;
        }
        sum.cpu().addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began);
        sum.done().addAndGet(seen == 0 ? times + 1 : times);
        blocked.addAndGet(waits() - before);
      } catch (Exception failure) {
        failures.add(failure);
      }
    }

    /** What all threads of a round did, and had of the machine. */
    private record Sum(AtomicLong done, AtomicLong cpu) {}

    private static long waits() {
      long[] me = {Thread.currentThread().getId()};
      return Arrays.stream(ManagementFactory.getThreadMXBean().getThreadInfo(me))
          .mapToLong(info -> info.getBlockedCount())
          .sum();
    }

    Figures nanos() {
      Figures nanos = new Figures();
      perSecond.each(it -> nanos.add(1e9 / it));
      return nanos;
    }
  }
}
