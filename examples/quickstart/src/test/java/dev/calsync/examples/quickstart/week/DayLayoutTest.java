package dev.calsync.examples.quickstart.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.examples.quickstart.week.DayLayout.Block;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayLayoutTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  @Test
  void entriesThatDoNotOverlapHaveTheWholeWidth() {
    assertThat(of(at("09:00", "10:00"), at("10:00", "11:00")))
        .extracting(Block::column, Block::columns)
        .containsExactly(tuple(0, 1), tuple(0, 1));
  }

  @Test
  void overlappingEntriesShareTheWidthAndNoneHidesAnother() {
    List<Block> blocks = of(at("09:00", "12:00"), at("09:30", "10:00"), at("10:00", "11:00"));
    assertThat(blocks).extracting(Block::column).containsExactly(0, 1, 1);
    assertThat(blocks).extracting(Block::columns).containsOnly(2);
  }

  @Test
  void aNightIsCutAtMidnight() {
    Entry night = entry(DAY.atTime(22, 0), DAY.plusDays(1).atTime(2, 0));
    assertThat(DayLayout.of(DAY, List.of(night)))
        .extracting(Block::from, Block::to)
        .containsExactly(tuple(22 * 60, 24 * 60));
    assertThat(DayLayout.of(DAY.plusDays(1), List.of(night)))
        .extracting(Block::from, Block::to)
        .containsExactly(tuple(0, 2 * 60));
  }

  @Test
  void anEntryThatEndsAtMidnightIsNotOnTheNextDay() {
    Entry evening = entry(DAY.atTime(22, 0), DAY.plusDays(1).atStartOfDay());
    assertThat(DayLayout.of(DAY.plusDays(1), List.of(evening))).isEmpty();
  }

  @Test
  void aPointInTimeIsDrawnLongEnoughToBeRead() {
    assertThat(of(at("23:59", "23:59")))
        .extracting(Block::from, Block::to)
        .containsExactly(tuple(24 * 60 - DayLayout.SHORTEST, 24 * 60));
  }

  private static List<Block> of(Entry... entries) {
    return DayLayout.of(DAY, List.of(entries));
  }

  private static Entry at(String from, String to) {
    return entry(LocalDateTime.parse(DAY + "T" + from), LocalDateTime.parse(DAY + "T" + to));
  }

  private static Entry entry(LocalDateTime from, LocalDateTime to) {
    return new Entry(0, EventDetails.of(EventText.titled("Entry")), false, false, from, to);
  }
}
