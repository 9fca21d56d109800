package dev.calsync.benchmarks;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.projection.Elsewhere;
import dev.calsync.engine.projection.Known;
import dev.calsync.engine.projection.Projection;
import dev.calsync.engine.projection.Terms;
import dev.calsync.event.CanonicalEvent;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.policy.Policy;
import dev.calsync.store.FormHash;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Benchmark 5: what a target shall show of an event, and its hash. */
final class Hashing implements Benchmark {

  private static final int EVENTS = 2_000;

  private static final Terms TERMS =
      new Terms(
          Policy.full(),
          InProcess.capabilities(1, 1),
          TimeRange.ALWAYS,
          TimeRange.ALWAYS,
          new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC),
          Set.of(),
          (body, range, frame) -> {
            throw new IllegalStateException("single events need no expander");
          },
          Elsewhere.NOTHING);

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int passes = options.number("passes", 100, 30);
    report.title("5 · projection and hash of %,d different events".formatted(EVENTS));
    report.say(
        "one thread, its time of a core; a round is %,d passes over them, after as many unmeasured",
        passes);
    List<CanonicalEvent> events =
        IntStream.range(0, EVENTS)
            .mapToObj(
                n -> new CanonicalEvent(new CanonicalKey("c", "e" + n), SampleEvents.event(n)))
            .toList();
    List<MirrorShape> shapes = events.stream().map(it -> MirrorShape.shownBy(it.body())).toList();
    JsonHash peer = new JsonHash();
    report.say(
        "%,d bytes as JSON, %,d as ours",
        peer.json(shapes.get(EVENTS - 1)).length,
        ShapeForm.encode(shapes.get(EVENTS - 1)).bytes().length);
    Turns<MirrorShape> hash = new Turns<>(shapes, shape -> ours(ShapeForm.hash(shape)));
    Turns<MirrorShape> json = new Turns<>(shapes, peer::hash);
    Turns<CanonicalEvent> both = new Turns<>(events, Hashing::projected);
    for (int round = -1; round < options.rounds(); round++) {
      boolean counts = round >= 0;
      hash.round(passes, counts);
      json.round(passes, counts);
      both.round(passes, counts);
    }
    report.figures("canonical form + SHA-256", hash.figures, "ns/event");
    report.figures("Jackson, sorted + SHA-256", json.figures, "ns/event");
    report.figures("projection + form + SHA-256", both.figures, "ns/event");
    report.atLeast("Jackson : ours", json.figures.dividedBy(hash.figures), 3.0);
    report.atMost("ns for projection and hash", both.figures, 2_000);
  }

  private static int projected(CanonicalEvent event) {
    MirrorShape shape = Projection.project(event, Known.NOTHING, TERMS).parts().get(0).shape();
    return ours(ShapeForm.hash(shape));
  }

  private static int ours(FormHash hash) {
    return hash.hashCode();
  }

  /** One way of doing it, in rounds. */
  private static final class Turns<T> {

    private final List<T> all;
    private final ToIntFunction<T> work;
    private final Figures figures = new Figures();
    private int seen;

    Turns(List<T> all, ToIntFunction<T> work) {
      this.all = all;
      this.work = work;
    }

    void round(int passes, boolean counts) {
      long began = cpuNanos();
      for (int pass = 0; pass < passes; pass++) {
        for (T each : all) {
          seen += work.applyAsInt(each);
        }
      }
      double nanos = (cpuNanos() - began) / (double) passes / all.size();
      if (counts) {
        figures.add(nanos);
      }
      if (seen == 0) {
        throw new IllegalStateException("hashes that add up to nothing");
      }
    }

    /** What this thread had of the machine, whoever else wanted it. */
    private static long cpuNanos() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  }
}
