package dev.calsync.engine.block;

import static dev.calsync.engine.block.AtTarget.busy;
import static dev.calsync.engine.block.AtTarget.days;
import static dev.calsync.engine.block.AtTarget.perhaps;
import static dev.calsync.engine.block.AtTarget.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.projection.BusyTime;
import dev.calsync.event.Availability;
import dev.calsync.event.TimeRange;
import dev.calsync.policy.Buffer;
import dev.calsync.policy.Merging;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockPlanTest {

  private static final String DAY = "2026-03-02T";
  private final AtTarget target = new AtTarget(Policy.blocks(), "2026-03-01", "2026-04-01");

  private static AtTarget with(Buffer buffer) {
    return new AtTarget(
        Policy.blocks().toBuilder().buffer(buffer).build(), "2026-03-01", "2026-04-01");
  }

  @Test
  void sem2TheDatedStory() {
    AtTarget.Changes first =
        target.step(
            List.of(busy("09:00", "10:00"), busy("10:00", "10:30"), busy("12:00", "13:00")));
    assertThat(target.shown()).containsExactly(DAY + "09:00-10:30", DAY + "12:00-13:00");
    assertThat(first.created()).containsExactly("2026-03-02T08:00:00Z", "2026-03-02T11:00:00Z");

    AtTarget.Changes joined =
        target.step(
            List.of(
                busy("09:00", "10:00"),
                busy("10:00", "10:30"),
                busy("10:30", "12:00"),
                busy("12:00", "13:00")));
    assertThat(target.shown()).containsExactly(DAY + "09:00-13:00");
    assertThat(joined)
        .isEqualTo(
            new AtTarget.Changes(
                List.of(), List.of("2026-03-02T08:00:00Z"), List.of("2026-03-02T11:00:00Z")));

    AtTarget.Changes parted =
        target.step(
            List.of(busy("09:00", "10:00"), busy("10:30", "12:00"), busy("12:00", "13:00")));
    assertThat(target.shown()).containsExactly(DAY + "09:00-10:00", DAY + "10:30-13:00");
    assertThat(parted)
        .isEqualTo(
            new AtTarget.Changes(
                List.of("2026-03-02T08:00:00Z~2"), List.of("2026-03-02T08:00:00Z"), List.of()));
    assertThat(target.at("2026-03-02T08:00:00Z")).isEqualTo(DAY + "10:30-13:00");
  }

  @Test
  void sem2TiesGoToTheEarlierStartAndThenToTheSmallerName() {
    target.step(List.of(busy("09:00", "10:00"), busy("11:00", "12:00")));

    target.step(List.of(busy("09:30", "11:30")));

    assertThat(target.at("2026-03-02T08:00:00Z")).isEqualTo(DAY + "09:30-11:30");
  }

  @Test
  void sem2WholeDaysNeverMergeWithHoursNorTentativeTimeWithBusyTime() {
    target.step(
        List.of(
            days("2026-03-02", "2026-03-03", Availability.BUSY),
            days("2026-03-03", "2026-03-04", Availability.OUT_OF_OFFICE),
            days("2026-03-04", "2026-03-05", Availability.TENTATIVE),
            busy("09:00", "10:00"),
            perhaps("10:00", "11:00"),
            perhaps("10:30", "11:30")));

    assertThat(target.shown())
        .containsExactly(
            "2026-03-02/2026-03-04",
            DAY + "09:00-10:00",
            DAY + "10:00-11:30?",
            "2026-03-04/2026-03-05?");
  }

  @Test
  void busyTimeCoversTentativeTime() {
    target.step(List.of(perhaps("09:00", "17:00"), busy("12:00", "13:00")));
    assertThat(target.shown())
        .containsExactly(DAY + "09:00-12:00?", DAY + "12:00-13:00", DAY + "13:00-17:00?");
  }

  @Test
  void whatIsAcceptedIsOneUpdate() {
    target.step(List.of(perhaps("09:00", "10:00")));

    AtTarget.Changes accepted = target.step(List.of(busy("09:00", "10:00")));

    assertThat(accepted.updated()).hasSize(1);
    assertThat(accepted.count()).isEqualTo(1);
  }

  @Test
  void aGapToMergeIsShownAsTaken() {
    AtTarget wide =
        new AtTarget(
            Policy.builder().merge(Merging.across(Duration.ofMinutes(15))).build(),
            "2026-03-01",
            "2026-04-01");
    wide.step(List.of(busy("09:00", "10:00"), busy("10:15", "11:00"), busy("11:16", "12:00")));
    assertThat(wide.shown()).containsExactly(DAY + "09:00-11:00", DAY + "11:16-12:00");
  }

  @Test
  void sem7BuffersWidenByElapsedTimeAndEndAtTheNeighbour() {
    AtTarget wide = with(Buffer.before(Duration.ofMinutes(30)).after(Duration.ofMinutes(15)));
    wide.step(
        List.of(
            busy("09:00", "10:00"),
            perhaps("10:05", "11:00"),
            busy("13:00", "14:00"),
            days("2026-03-02", "2026-03-03", Availability.BUSY)));
    assertThat(wide.shown())
        .containsExactly(
            "2026-03-02/2026-03-03",
            DAY + "08:30-10:05",
            DAY + "10:05-11:15?",
            DAY + "12:30-14:15");
  }

  @Test
  void sem7BlocksWhoseBuffersMeetAreOne() {
    AtTarget wide = with(Buffer.before(Duration.ofMinutes(10)).after(Duration.ofMinutes(10)));
    wide.step(List.of(busy("09:00", "10:00"), busy("10:20", "11:00"), busy("11:21", "12:00")));
    assertThat(wide.shown()).containsExactly(DAY + "08:50-11:10", DAY + "11:11-12:10");
  }

  @Test
  void sem29ASecondHourThatTheClocksRepeatIsSaidInUtc() {
    AtTarget october = new AtTarget(Policy.blocks(), "2026-10-01", "2026-11-01");
    LocalDateTime two = LocalDateTime.parse("2026-10-25T02:30");
    BusyTime first = time(two, two.plusMinutes(10), Availability.BUSY);
    BusyTime second =
        new BusyTime(
            first.slot(),
            first.time(),
            new TimeRange(
                first.extent().from().plusSeconds(3_600), first.extent().to().plusSeconds(3_600)),
            Availability.BUSY);

    october.step(List.of(first, second));

    assertThat(october.shown()).hasSize(2);
    assertThat(october.known().stream().map(known -> known.extent()))
        .containsExactlyInAnyOrder(first.extent(), second.extent());
  }

  @Test
  void sem11ADayThatEntersBringsBlocksAndWhatLeftStays() {
    BusyTime early = time(at("2026-03-05T09:00"), at("2026-03-05T10:00"), Availability.BUSY);
    BusyTime late = time(at("2026-03-20T09:00"), at("2026-03-20T10:00"), Availability.BUSY);
    target.within("2026-03-01", "2026-03-15").step(List.of(early));

    AtTarget.Changes rolled = target.within("2026-03-06", "2026-03-21").step(List.of(late));

    assertThat(rolled.created()).hasSize(1);
    assertThat(rolled.count()).isEqualTo(1);
    assertThat(target.shown()).hasSize(2);
  }

  @Test
  void sem11ABlockOnTheWindowsEdgeKeepsItsPast() {
    BusyTime evening = time(at("2026-03-04T21:00"), at("2026-03-04T22:00"), Availability.BUSY);
    BusyTime night = time(at("2026-03-04T22:00"), at("2026-03-05T01:00"), Availability.BUSY);
    target.step(List.of(evening, night));
    List<String> before = target.shown();

    assertThat(target.within("2026-03-05", "2026-04-01").step(List.of(night)).count()).isZero();
    assertThat(target.shown()).isEqualTo(before);
    BusyTime longer = time(at("2026-03-04T22:00"), at("2026-03-05T02:00"), Availability.BUSY);
    target.step(List.of(longer));
    assertThat(target.shown()).containsExactly("2026-03-04T21:00-02:00");
  }

  @Test
  void sem11WholeDaysKeepTheirPastToo() {
    BusyTime first = days("2026-03-03", "2026-03-05", Availability.BUSY);
    BusyTime second = days("2026-03-05", "2026-03-07", Availability.BUSY);
    target.step(List.of(first, second));

    assertThat(target.within("2026-03-05", "2026-04-01").step(List.of(second)).count()).isZero();
    assertThat(target.shown()).containsExactly("2026-03-03/2026-03-07");
  }

  @Test
  void pain17WhatIsForgottenStaysWhereItIsShownAndOnlyThere() {
    BusyTime day = days("2026-03-03", "2026-03-04", Availability.BUSY);
    target.step(List.of(busy("09:00", "10:00"), busy("10:00", "11:00"), day));

    BlockPlan plan =
        target.plan(
            List.of(busy("09:00", "10:00")),
            List.of(busy("10:00", "11:00"), busy("14:00", "15:00"), day),
            TimeRange.ALWAYS.from());

    assertThat(plan.shown(part -> false))
        .extracting(each -> each.known().map(KnownBlock::extent))
        .containsExactlyInAnyOrderElementsOf(
            target.known().stream().map(KnownBlock::extent).map(Optional::of).toList());
    assertThat(plan.shown(part -> false)).allMatch(each -> isUnchanged(each));
    assertThat(plan.withdrawn()).isEmpty();
  }

  private static boolean isUnchanged(BlockPlan.Shown shown) {
    return shown.known().orElseThrow().row().hashes().desired().equals(shown.block().hash());
  }

  @Test
  void aBlockIsShownUntilItEndedBeforeWhatIsKept() {
    target.step(List.of());
    List<BusyTime> two = List.of(busy("09:00", "10:00"), busy("10:00", "11:00"));

    assertThat(target.plan(two, List.of(), two.get(0).extent().to()).newNames()).hasSize(1);
    assertThat(target.plan(two, List.of(), two.get(1).extent().to()).newNames()).isEmpty();
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }
}
