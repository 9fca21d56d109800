package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.Expansion;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Participation;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.ical.expansion.RecurrenceExpander;
import dev.calsync.policy.Buffer;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Instance;
import dev.calsync.policy.Policy;
import dev.calsync.store.Part;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** R-C7: whatever a target can keep of series, it shows the same time as taken. */
class SeriesAtEveryTargetTest {

  private static final int CASES = Integer.getInteger("calsync.series.cases", 400);
  private static final long FROM = Long.getLong("calsync.series.seed", 1);
  private static final Set<Limit> OF_RULES =
      EnumSet.range(Limit.SEVERAL_RULES, Limit.CLOCK_CHANGES);
  private static final TimeFrame BERLIN = OnTerms.frame("Europe/Berlin");
  private static final RecurrenceExpander EXPANDER = new RecurrenceExpander();

  private static final List<Policy> POLICIES =
      List.of(
          Policy.busy(),
          Policy.busy(),
          Policy.builder().buffer(Buffer.before(Duration.ofMinutes(20))).build(),
          Policy.builder().skip(Filter.titleContains("moved")).build(),
          Policy.builder().skip(Filter.startsOn(DayOfWeek.MONDAY, DayOfWeek.SATURDAY)).build(),
          Policy.builder()
              .only(Filter.startsOn(DayOfWeek.TUESDAY))
              .buffer(Buffer.before(Duration.ofMinutes(20)))
              .build());

  private final Map<String, Integer> losses = new TreeMap<>();

  @Test
  void theSameTimeIsTakenWithinReach() {
    for (long seed = FROM; seed < FROM + CASES; seed++) {
      play(seed);
    }
    System.out.println("What targets could not keep, of " + CASES + " series: " + losses);
  }

  private void play(long seed) {
    Random chance = new Random(seed);
    EventBody series = new RandomSeries(chance).next();
    Policy policy = POLICIES.get(chance.nextInt(POLICIES.size()));
    SeriesSupport target = target(chance);
    Instant from = Instant.parse("2025-06-01T00:00:00Z").plus(Duration.ofDays(chance.nextInt(500)));
    Known known = Known.NOTHING;
    Map<Part, Slot> before = Map.of();
    for (int round = 0; round < 3; round++) {
      OnTerms terms =
          OnTerms.of(policy)
              .within(from.toString(), from.plus(Duration.ofDays(300)).toString())
              .to(target)
              .expanding(EXPANDER);
      String what = "-Dcalsync.series.seed=" + seed + " (round " + round + ", at " + target + ")";
      Projected projected = terms.project(series, known);
      if (projected.excluded().filter(Exclusion.TOO_MANY_OCCURRENCES::equals).isPresent()) {
        return;
      }
      compare(what, terms, series, projected);
      projected.degradations().forEach(it -> losses.merge(it.code(), 1, Integer::sum));
      Map<Part, Slot> begins = firstSlots(projected);
      boolean plain = policy.skipped().isEmpty() && policy.only().isEmpty();
      if (plain && series.recurrence().orElseThrow().rules().size() == 1) {
        before.forEach((part, slot) -> assertThat(begins).as(what).containsEntry(part, slot));
      }
      before = begins;
      known = known(projected, begins);
      from = from.plus(Duration.ofDays(chance.nextInt(40)));
    }
  }

  private static void compare(String what, OnTerms terms, EventBody series, Projected projected) {
    TimeRange reach = terms.terms().reach();
    Policy policy = terms.terms().policy();
    List<String> shown = new ArrayList<>();
    for (DesiredPart part : projected.parts()) {
      shown.addAll(taken(part.shape().body(), reach, policy.buffer().ahead(), Policy.busy()));
    }
    List<String> taken = taken(series, reach, Duration.ZERO, policy);
    assertThat(without(shown, taken)).as(what + ": shown for nothing").isEmpty();
    assertThat(without(taken, shown)).as(what + ": not shown").isEmpty();
    if (policy.variesWithin(series.time())) {
      assertThat(projected.parts())
          .as(what + ": nothing unjudged (SEM-4)")
          .allSatisfy(part -> assertThat(unjudged(part.shape().body(), reach)).isEmpty());
    }
  }

  /** Changed occurrences are judged wherever they are. */
  private static List<Instant> unjudged(EventBody body, TimeRange reach) {
    TimeRange beyond = new TimeRange(reach.to(), reach.to().plus(Duration.ofDays(1_000)));
    return EXPANDER.between(body, beyond, BERLIN).occurrences().stream()
        .filter(it -> it.override().isEmpty())
        .map(Occurrence::starts)
        .filter(start -> !start.isBefore(reach.to()))
        .toList();
  }

  private static List<String> without(List<String> all, List<String> some) {
    List<String> rest = new ArrayList<>(all);
    some.forEach(rest::remove);
    return rest;
  }

  /** Without the buffer, which reach knows nothing of. */
  private static List<String> taken(
      EventBody body, TimeRange reach, Duration ahead, Policy policy) {
    TimeRange wider = new TimeRange(reach.from().minus(ahead), reach.to());
    Expansion all = EXPANDER.between(body, wider, BERLIN);
    assertThat(all.complete()).isTrue();
    return all.occurrences().stream()
        .filter(it -> passes(body, it, policy))
        .map(it -> new TimeRange(start(it, ahead), it.ends()))
        .filter(it -> reach.overlaps(it.from(), it.to()))
        .map(TimeRange::toString)
        .toList();
  }

  private static boolean passes(EventBody series, Occurrence occurrence, Policy policy) {
    Instance instance =
        new Instance(
            occurrence.override().map(SeriesOverride::details).orElse(series.details()),
            Availability.BUSY,
            Participation.ACCEPTED,
            occurrence.time(),
            Optional.of(new TimeRange(occurrence.starts(), occurrence.ends())),
            BERLIN);
    return policy.skipped().stream().noneMatch(filter -> filter.matches(instance))
        && policy.only().stream().allMatch(filter -> filter.matches(instance));
  }

  private static Instant start(Occurrence occurrence, Duration ahead) {
    return occurrence.time() instanceof EventTime.AllDay
        ? occurrence.starts()
        : occurrence.starts().plus(ahead);
  }

  private static SeriesSupport target(Random chance) {
    if (chance.nextInt(6) == 0) {
      return SeriesSupport.NONE;
    }
    Limit[] some = OF_RULES.stream().filter(any -> chance.nextInt(3) == 0).toArray(Limit[]::new);
    return SeriesSupport.WHOLE.but(some);
  }

  private static Map<Part, Slot> firstSlots(Projected projected) {
    Map<Part, Slot> begins = new HashMap<>();
    projected.parts().stream()
        .filter(it -> it.shape().recurrence().isPresent())
        .forEach(it -> begins.put(it.part(), it.shape().time().startSlot()));
    return begins;
  }

  private static Known known(Projected projected, Map<Part, Slot> begins) {
    Map<Part, Optional<TimeRange>> parts = new HashMap<>();
    projected.parts().forEach(it -> parts.put(it.part(), it.extent()));
    return new Known(parts, Map.of(), begins);
  }
}
