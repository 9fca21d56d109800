package dev.calsync.engine.block;

import static dev.calsync.engine.block.AtTarget.busy;
import static dev.calsync.engine.block.AtTarget.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.projection.BusyTime;
import dev.calsync.event.Availability;
import dev.calsync.policy.Policy;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorRow;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchingTest {

  private final AtTarget target = new AtTarget(Policy.blocks(), "2026-03-01", "2026-04-01");

  private List<DesiredBlock> desired(BusyTime... busy) {
    return target.plan(List.of(busy)).shown(any -> false).stream()
        .map(BlockPlan.Shown::block)
        .toList();
  }

  /** A known block whose removal waits for a decision. */
  private KnownBlock held(BusyTime was) {
    target.step(List.of(was));
    MirrorRow row = target.known().get(0).row();
    MirrorHashes hashes = row.hashes();
    return new KnownBlock(
        new MirrorRow(
            row.key(),
            row.target(),
            row.identity(),
            new MirrorHashes(
                FormHash.ABSENT, Optional.empty(), hashes.applied(), hashes.observed()),
            row.stamps(),
            FormBytes.NONE,
            row.extent(),
            row.remote(),
            Optional.of(new HoldId("hold")),
            false,
            "",
            1,
            2),
        was.extent());
  }

  @Test
  void sem42WhatIsHeldIsOnlyTakenOverByWhatCoversIt() {
    KnownBlock held = held(busy("09:00", "10:00"));
    List<DesiredBlock> part = desired(busy("09:30", "11:00"));
    List<DesiredBlock> more = desired(busy("08:30", "10:00"));

    assertThat(Matching.of(part, List.of(held))).isEmpty();
    assertThat(Matching.of(more, List.of(held))).hasSize(1);
  }

  @Test
  void whatIsWantedAlreadyStaysThoughAnotherOverlapsMore() {
    target.step(List.of(busy("09:00", "10:00")));
    KnownBlock wanted = target.known().get(0);
    KnownBlock wide = new KnownBlock(held(busy("09:00", "10:00")).row(), wanted.extent());
    List<DesiredBlock> same = desired(busy("09:00", "10:00"));

    assertThat(Matching.of(same, List.of(wide, wanted)).get(same.get(0))).isSameAs(wanted);
  }

  @Test
  void tenThousandBlocksThatAllMoveStayThemselves() {
    AtTarget years = new AtTarget(Policy.blocks(), "2020-01-01", "2040-01-01");
    LocalDateTime oddHours = LocalDateTime.parse("2026-01-01T01:00"); // in no gap of the clocks
    List<BusyTime> before = new ArrayList<>();
    List<BusyTime> after = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      LocalDateTime at = oddHours.plusHours(2L * i);
      before.add(time(at, at.plusMinutes(60), Availability.BUSY));
      after.add(time(at.plusMinutes(15), at.plusMinutes(75), Availability.BUSY));
    }
    years.step(before);

    AtTarget.Changes moved = years.step(after);

    assertThat(moved.updated()).hasSameSizeAs(years.known());
    assertThat(moved.count()).isEqualTo(moved.updated().size());
  }
}
