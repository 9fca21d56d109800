package dev.calsync.engine.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.Slot;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.Part;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HOS-39: a mark gives no power to whoever makes one up. */
class MarkTest {

  private static final MirrorNames NAMES = new MirrorNames(Mirrors.keys("ours", 7));
  private static final FormHash LINEAGE =
      NAMES.lineage("team", new CanonicalKey("c", "u"), Part.MASTER, "t");
  private static final String MARK = NAMES.mark(Part.MASTER, NAMES.identity(LINEAGE, 2));

  static Stream<Part> parts() {
    return Stream.of(
        Part.MASTER,
        Part.slot(Slot.parse("2026-11-23")),
        new Part(Part.Kind.SEGMENT, "2026-11-23T10:00:00"),
        new Part(Part.Kind.BLOCK, "2026-11-23T09:00:00Z"));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void aMarkSaysWhatItWasMadeFrom(Part part) {
    MirrorIdentity identity = NAMES.identity(LINEAGE, 4);

    assertThat(NAMES.authentic(NAMES.mark(part, identity))).contains(new Mark(part, 4, LINEAGE));
  }

  @Test
  void aMarkOfAnotherInstallationIsNone() {
    MirrorNames foreign = new MirrorNames(Mirrors.keys("theirs", 7));

    assertThat(NAMES.authentic(foreign.mark(Part.MASTER, NAMES.identity(LINEAGE, 2)))).isEmpty();
  }

  @Test
  void aMarkUnderAnotherKeyIsNone() {
    MirrorNames foreign = new MirrorNames(Mirrors.keys("ours", 8));

    assertThat(NAMES.authentic(foreign.mark(Part.MASTER, NAMES.identity(LINEAGE, 2)))).isEmpty();
  }

  @Test
  void aMarkWithAnyCharacterChangedIsNone() {
    for (int i = 0; i < MARK.length(); i++) {
      for (char other : new char[] {'A', 'Q', '0', '1', '.', '_', '=', ' '}) {
        String forged = MARK.substring(0, i) + other + MARK.substring(i + 1);
        assertThat(NAMES.authentic(forged).isPresent()).as(forged).isEqualTo(forged.equals(MARK));
      }
    }
  }

  @Test
  void aMarkWithPartsOfAnotherIsNone() {
    String[] ours = MARK.split("\\.");
    String[] other =
        NAMES.mark(Part.slot(Slot.parse("2026-11-23")), NAMES.identity(LINEAGE, 3)).split("\\.");
    for (int field = 1; field < 5; field++) {
      String[] mixed = ours.clone();
      mixed[field] = other[field];
      String forged = String.join(".", mixed);
      assertThat(NAMES.authentic(forged).isPresent()).as(forged).isEqualTo(forged.equals(MARK));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "....",
        "1.MASTER.2",
        "1.MASTER.x.AAAA.AAAA",
        "1.NOTHING.2.AAAA.AAAA",
        "1.MASTER.2.AAAA.AAAA",
        "1.MASTER.99999999999.AAAA.AAAA",
        "1.MASTER.2.!!!!.AAAA"
      })
  void aGarbledMarkIsNone(String text) {
    assertThat(NAMES.authentic(text)).isEmpty();
  }

  /** The same meaning in other characters is not what we wrote. */
  @Test
  void aMarkIsReadOnlyAsItWasWritten() {
    assertThat(NAMES.authentic(MARK)).isPresent();
    for (String respelled :
        new String[] {
          MARK.replace(".2.", ".+2."),
          MARK.replace(".2.", ".02."),
          MARK.replace(".2.", ".\u0662."),
          MARK.replace("MASTER", "MASTER:"),
          MARK + "=",
          MARK + ".",
          " " + MARK
        }) {
      assertThat(NAMES.authentic(respelled)).as(respelled).isEmpty();
    }
  }
}
