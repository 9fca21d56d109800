package dev.calsync.store;

import static dev.calsync.store.FormHash.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state of a mirror is a function of its other columns; this is the whole of it. */
class MirrorRowTest {

  private static final FormHash H = new FormHash(1, 2, 3, 4);

  record Case(
      boolean attempted,
      boolean detached,
      boolean differs,
      boolean held,
      boolean refused,
      MirrorState state) {}

  static Stream<Case> everyCombination() {
    List<Case> all = new ArrayList<>();
    for (int bits = 0; bits < 32; bits++) {
      boolean attempted = (bits & 16) != 0;
      boolean detached = (bits & 8) != 0;
      boolean differs = (bits & 4) != 0;
      boolean held = (bits & 2) != 0;
      boolean refused = (bits & 1) != 0;
      all.add(new Case(attempted, detached, differs, held, refused, TABLE[bits]));
    }
    return all.stream();
  }

  /** Read as a binary number: attempted, detached, differs, held, refused. */
  private static final MirrorState[] TABLE = {
    MirrorState.SETTLED,
    MirrorState.SETTLED,
    MirrorState.SETTLED,
    MirrorState.SETTLED,
    MirrorState.DUE,
    MirrorState.REFUSED,
    MirrorState.HELD,
    MirrorState.HELD,
    MirrorState.DETACHED,
    MirrorState.DETACHED,
    MirrorState.DETACHED,
    MirrorState.DETACHED,
    MirrorState.DETACHED,
    MirrorState.DETACHED,
    MirrorState.DETACHED,
    MirrorState.DETACHED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
    MirrorState.ATTEMPTED,
  };

  @ParameterizedTest
  @MethodSource("everyCombination")
  void theStateFollowsFromTheColumns(Case given) {
    assertThat(
            row(
                    new MirrorHashes(
                        H,
                        given.attempted() ? Optional.of(H) : Optional.empty(),
                        given.differs() ? ABSENT : H,
                        ABSENT),
                    given.held() ? Optional.of(new HoldId("h")) : Optional.empty(),
                    given.detached(),
                    given.refused() ? "NO_ROOM" : "")
                .state())
        .isEqualTo(given.state());
  }

  @Test
  void whatTheTargetMadeOfAWriteDoesNotMakeItDueAgain() {
    MirrorHashes rewritten = new MirrorHashes(H, Optional.empty(), H, new FormHash(9, 9, 9, 9));

    assertThat(row(rewritten, Optional.empty(), false, "").state()).isEqualTo(MirrorState.SETTLED);
  }

  @Test
  void aTombstoneIsSettled() {
    assertThat(row(MirrorHashes.NOTHING, Optional.empty(), false, "").state())
        .isEqualTo(MirrorState.SETTLED);
  }

  private static MirrorRow row(
      MirrorHashes hashes, Optional<HoldId> hold, boolean detached, String refusal) {
    return new MirrorRow(
        new MirrorKey(new EdgeId("e"), "u", Part.MASTER),
        new CalendarId("c"),
        new MirrorIdentity(H, 0, H),
        hashes,
        new Stamps(1, 1, 1, 1, "2026d"),
        FormBytes.NONE,
        Optional.empty(),
        Optional.empty(),
        hold,
        detached,
        refusal,
        0,
        1);
  }
}
