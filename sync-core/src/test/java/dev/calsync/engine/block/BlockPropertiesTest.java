package dev.calsync.engine.block;

import static dev.calsync.engine.block.AtTarget.days;
import static dev.calsync.engine.block.AtTarget.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.projection.BusyTime;
import dev.calsync.event.Availability;
import dev.calsync.event.EventTime;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Policy;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SEM-2 over any events, each case from its seed. */
class BlockPropertiesTest {

  private static final int CASES = 400;
  private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-03-02T06:00");

  @Test
  void theBlocksAreTheUnionOfWhatTakesTime() {
    for (long seed = 0; seed < CASES; seed++) {
      List<BusyTime> busy = busy(new Random(seed));
      AtTarget target = target();
      target.step(busy);
      assertThat(union(target, false)).as("hours, seed %s", seed).isEqualTo(union(busy, false));
      assertThat(union(target, true)).as("days, seed %s", seed).isEqualTo(union(busy, true));
    }
  }

  @Test
  void blocksOfOneKindNeverTouchAndNoneLieOverEachOther() {
    for (long seed = 0; seed < CASES; seed++) {
      BlockPlan plan = target().plan(busy(new Random(seed)));
      List<DesiredBlock> blocks =
          plan.shown(any -> false).stream().map(BlockPlan.Shown::block).toList();
      for (DesiredBlock one : blocks) {
        for (DesiredBlock other : blocks) {
          assertThat(one == other || areApart(one, other))
              .as("%s and %s, seed %s", one.extent(), other.extent(), seed)
              .isTrue();
        }
      }
    }
  }

  private static boolean areApart(DesiredBlock one, DesiredBlock other) {
    boolean sameKind =
        one.shape().details().availability() == other.shape().details().availability();
    TimeRange a = one.extent();
    TimeRange b = other.extent();
    boolean disjoint = !a.from().isBefore(b.to()) || !b.from().isBefore(a.to());
    boolean touch = a.from().equals(b.to()) || b.from().equals(a.to());
    return one.ofDays() != other.ofDays() || (disjoint && !(sameKind && touch));
  }

  @Test
  void aPlanOfTheSameTimeChangesNothing() {
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      AtTarget target = target();
      for (int step = 0; step < 4; step++) {
        List<BusyTime> busy = busy(random);
        target.step(busy, random);
        assertThat(target.step(busy, random).count()).as("seed %s", seed).isZero();
      }
    }
  }

  @Test
  void neitherTheOrderOfEventsNorThatOfBlocksMatters() {
    for (long seed = 0; seed < CASES; seed++) {
      AtTarget one = target();
      AtTarget other = target();
      Random random = new Random(seed);
      for (int step = 0; step < 4; step++) {
        List<BusyTime> busy = busy(random);
        assertThat(one.step(busy, new Random(seed)))
            .as("seed %s", seed)
            .isEqualTo(other.step(busy, new Random(~seed)));
      }
    }
  }

  @Test
  void aChangeOfOneEventTouchesOnlyBlocksThatOverlapIt() {
    for (long seed = 0; seed < CASES; seed++) {
      String drawn = "seed " + seed;
      Random random = new Random(seed);
      List<BusyTime> busy = new ArrayList<>(busy(random));
      AtTarget target = target();
      target.step(busy);
      List<KnownBlock> before = target.known();
      BusyTime now = one(random);
      BusyTime was = busy.isEmpty() ? now : busy.set(random.nextInt(busy.size()), now);
      AtTarget.Changes changes = target.step(busy);
      before.stream()
          .filter(known -> !meets(known, was) && !meets(known, now))
          .forEach(
              known ->
                  assertThat(Stream.of(changes.updated(), changes.deleted()).flatMap(List::stream))
                      .as(drawn)
                      .doesNotContain(known.part().at()));
    }
  }

  private static boolean meets(KnownBlock known, BusyTime time) {
    return known.ofDays() == (time.time() instanceof EventTime.AllDay)
        && !known.extent().to().isBefore(time.extent().from())
        && !time.extent().to().isBefore(known.extent().from());
  }

  private static Timeline union(AtTarget target, boolean ofDays) {
    return Timeline.of(
        target.known().stream()
            .filter(known -> known.ofDays() == ofDays)
            .map(KnownBlock::extent)
            .toList());
  }

  private static Timeline union(List<BusyTime> busy, boolean ofDays) {
    return Timeline.of(
        busy.stream()
            .filter(each -> ofDays == (each.time() instanceof EventTime.AllDay))
            .map(BusyTime::extent)
            .toList());
  }

  private static AtTarget target() {
    return new AtTarget(Policy.blocks(), "2026-03-01", "2026-04-01");
  }

  private static List<BusyTime> busy(Random random) {
    List<BusyTime> busy = new ArrayList<>();
    for (int i = random.nextInt(15); i > 0; i--) {
      busy.add(one(random));
    }
    return busy;
  }

  private static BusyTime one(Random random) {
    Availability kind = random.nextInt(3) == 0 ? Availability.TENTATIVE : Availability.BUSY;
    if (random.nextInt(6) == 0) {
      LocalDate day = MONDAY.toLocalDate().plusDays(random.nextInt(10));
      return days(day.toString(), day.plusDays(1 + random.nextInt(2)).toString(), kind);
    }
    LocalDateTime start = MONDAY.plusMinutes(15L * random.nextInt(60));
    return time(start, start.plusMinutes(15L * (1 + random.nextInt(8))), kind);
  }
}
