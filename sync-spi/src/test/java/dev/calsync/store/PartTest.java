package dev.calsync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.calsync.event.Slot;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

  private static final Slot TEN = Slot.parse("2026-11-30T10:00:00");
  private static final Part SEGMENT = new Part(Part.Kind.SEGMENT, "2026-11-23T10:00:00");

  static Stream<Part> everyKind() {
    return Stream.of(
        Part.MASTER,
        Part.slot(Slot.parse("2026-11-23")),
        Part.slot(Slot.parse("2026-11-23T10:00:00")),
        new Part(Part.Kind.SEGMENT, "2026-11-23T10:00:00"),
        new Part(Part.Kind.BLOCK, "2026-11-23T09:00:00Z"),
        Part.override(Part.MASTER, TEN),
        Part.override(SEGMENT, TEN));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void itsTextIsReadBack(Part part) {
    assertThat(Part.parse(part.text())).isEqualTo(part);
  }

  @Test
  void itsTextIsPartOfEveryIdentityAndStays() {
    assertThat(everyKind().map(Part::text))
        .containsExactly(
            "MASTER",
            "SLOT:2026-11-23",
            "SLOT:2026-11-23T10:00:00",
            "SEGMENT:2026-11-23T10:00:00",
            "BLOCK:2026-11-23T09:00:00Z",
            "OVERRIDE:2026-11-30T10:00:00",
            "OVERRIDE:2026-11-30T10:00:00/2026-11-23T10:00:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "master", "SLOTS:2026-11-23", ":2026-11-23"})
  void otherTextsAreNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Part.parse(text));
  }

  @Test
  void anOverrideKnowsItsSeriesAndItsSlot() {
    assertThat(Part.override(Part.MASTER, TEN).parent()).contains(Part.MASTER);
    assertThat(Part.override(SEGMENT, TEN).parent()).contains(SEGMENT);
    assertThat(Part.override(SEGMENT, TEN).slot()).isEqualTo(TEN);
    assertThat(Part.slot(TEN).slot()).isEqualTo(TEN);
    assertThat(Part.slot(TEN).parent()).isEmpty();
    assertThatIllegalStateException().isThrownBy(Part.MASTER::slot);
  }
}
