package dev.calsync.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.Slot;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The event of a cancelled occurrence of which only the series is told. */
class SeriesNamesTest {

  private static final RemoteId SERIES = new RemoteId("series-1");
  private static final SourcePart NAMELESS = cancelled("");

  private final ReadParts parts = new ReadParts();

  @Test
  void itIsThatOfItsSeriesOnTheSamePage() {
    assertThat(parts.named(List.of(NAMELESS, master())))
        .containsExactly(cancelled("uid-7"), master());
    assertThat(parts.fetched()).isEmpty();
  }

  @Test
  void itIsThatOfItsSeriesAsItIsKnown() {
    parts.know(parts.read(master()));

    assertThat(parts.named(List.of(NAMELESS))).containsExactly(cancelled("uid-7"));
    assertThat(parts.fetched()).isEmpty();
  }

  @Test
  void aSeriesThatNobodyKnowsIsAskedFor() {
    parts.fetches(master());

    assertThat(parts.named(List.of(NAMELESS))).containsExactly(cancelled("uid-7"));
    assertThat(parts.fetched()).containsExactly(SERIES);
  }

  @Test
  void asManyAreAskedForAtOnceAsAConnectorFetches() {
    List<SourcePart> nameless =
        IntStream.range(0, 120)
            .mapToObj(nth -> cancelled("", new RemoteId("series-" + nth)))
            .toList();

    assertThat(parts.named(nameless)).isEqualTo(nameless);
    assertThat(parts.fetched()).hasSize(120).doesNotHaveDuplicates();
    assertThat(parts.fetches()).containsExactly(50, 50, 20);
  }

  /** Somebody may have given the series another name since. */
  @Test
  void whatThePageSaysIsNewerThanWhatIsKnown() {
    parts.know(parts.read(new SourcePart.Master(names(SERIES, "uid-6"), ReadParts.weekly())));

    assertThat(parts.named(List.of(NAMELESS, master()))).startsWith(cancelled("uid-7"));
  }

  @Test
  void whereTheSeriesIsGoneThereIsNoName() {
    parts.fetches(new SourcePart.Gone(SERIES));

    assertThat(parts.named(List.of(NAMELESS))).containsExactly(NAMELESS);
  }

  @Test
  void whoHasANameKeepsIt() {
    assertThat(parts.named(List.of(cancelled("uid-8"), master())))
        .containsExactly(cancelled("uid-8"), master());
  }

  private static SourcePart master() {
    return new SourcePart.Master(names(SERIES, "uid-7"), ReadParts.weekly());
  }

  private static SourcePart cancelled(String uid) {
    return cancelled(uid, SERIES);
  }

  private static SourcePart cancelled(String uid, RemoteId series) {
    return new SourcePart.CancelledSlot(
        names(new RemoteId(series + "_20261109"), uid),
        Optional.of(series),
        new Slot.AtTime(LocalDateTime.parse("2026-11-09T10:00")));
  }

  private static SourceObject names(RemoteId id, String uid) {
    return new SourceObject(id, uid, new RemoteVersion("1"), Optional.empty());
  }
}
