package dev.calsync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.event.Slot;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

  static Stream<Part> everyKind() {
    return Stream.of(
        Part.MASTER,
        Part.slot(Slot.parse("2026-11-23")),
        Part.slot(Slot.parse("2026-11-23T10:00:00")),
        new Part(Part.Kind.SEGMENT, "2026-11-23T10:00:00"),
        new Part(Part.Kind.BLOCK, "2026-11-23T09:00:00Z"));
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
            "BLOCK:2026-11-23T09:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "master", "SLOTS:2026-11-23", ":2026-11-23"})
  void otherTextsAreNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Part.parse(text));
  }
}
