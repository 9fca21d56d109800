package dev.calsync.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTest {

  /** Ascending; a date comes before every time of its day. */
  private static final List<Slot> ASCENDING =
      List.of(
          Slot.parse("2026-11-22T23:59:59"),
          Slot.parse("2026-11-23"),
          Slot.parse("2026-11-23T00:00:00"),
          Slot.parse("2026-11-23T00:00:01"),
          Slot.parse("2026-11-23T23:59:59"),
          Slot.parse("2026-11-24"),
          Slot.parse("2026-11-24T00:00:00"));

  @Test
  void slotsAreOrderedByTimeAndADateComesBeforeEveryTimeOfItsDay() {
    long seed = 7;
    List<Slot> shuffled = new ArrayList<>(ASCENDING);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(shuffled.stream().sorted()).as("seed %d", seed).isEqualTo(ASCENDING);
  }

  @Test
  void theOrderAgreesWithEquality() {
    for (int i = 0; i < ASCENDING.size(); i++) {
      for (int j = 0; j < ASCENDING.size(); j++) {
        assertThat(Integer.signum(ASCENDING.get(i).compareTo(ASCENDING.get(j))))
            .as("%s to %s", ASCENDING.get(i), ASCENDING.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23",
        "2026-11-23T00:00:00",
        "2026-11-23T10:00:00",
        "2026-11-23T10:00:05",
        "0001-01-01T00:00:00",
        "9999-12-31"
      })
  void itsTextIsReadBackAsItWas(String text) {
    assertThat(Slot.parse(text).text()).isEqualTo(text);
    assertThat(Slot.parse(Slot.parse(text).text())).isEqualTo(Slot.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00, 2026-11-23T10:00:00",
    "2026-11-23T10:00:00.999, 2026-11-23T10:00:00"
  })
  void secondsAreTheFinest(String given, String kept) {
    assertThat(Slot.parse(given)).isEqualTo(Slot.parse(kept));
    assertThat(new Slot.AtTime(LocalDateTime.parse(given)).text()).isEqualTo(kept);
  }

  @Test
  void bothKindsKnowTheirDay() {
    assertThat(Slot.parse("2026-11-23").day()).isEqualTo("2026-11-23");
    assertThat(Slot.parse("2026-11-23T23:59:59").day()).isEqualTo("2026-11-23");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20261123", "2026-11-31", "2026-11-23T25:00", "2026-11-23T10:00Z"})
  void otherTextsAreNone(String text) {
    assertThatThrownBy(() -> Slot.parse(text)).isInstanceOf(DateTimeParseException.class);
  }
}
