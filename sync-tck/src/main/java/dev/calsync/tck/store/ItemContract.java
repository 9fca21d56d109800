package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.copyOf;
import static dev.calsync.tck.store.SourceScene.live;
import static dev.calsync.tck.store.SourceScene.managed;
import static dev.calsync.tck.store.SourceScene.quarantined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.SourceItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of single objects at a provider (INV-1, INV-19). */
public interface ItemContract extends StoreContract {

  @Test
  default void i12_objectsAreKeptAsTheyWereSeen() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    byte[] raw = {0, 1, (byte) 0x80, (byte) 0xff, '\n'};
    SourceItem bare =
        new SourceItem(
            new RemoteId("e"),
            "",
            Optional.empty(),
            Optional.empty(),
            RemoteVersion.UNKNOWN,
            FormHash.ABSENT,
            ItemState.ORPHAN,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    source.commit(
        source
            .page(FULL)
            .items(live("a"), managed("b", "m"), copyOf("c", "m"), quarantined("d", raw), bare));

    assertThat(source.items())
        .containsExactly(
            live("a"), managed("b", "m"), copyOf("c", "m"), quarantined("d", raw), bare);
  }

  @Test
  default void i13_anObjectThatIsSeenAgainIsReplacedAndOneThatIsGoneIsForgotten() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(source.page(FULL).items(live("a"), live("b"), live("c")));
    source.commit(source.page(FULL).items(managed("b", "m")).removed("a", "unknown"));

    assertThat(source.items()).containsExactly(managed("b", "m"), live("c"));
  }

  @Test
  default void i14_objectsAreFoundById() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(source.page(FULL).items(live("a"), live("b")));

    assertThat(source.questions().items(ANN, SOURCE, List.of(new RemoteId("b"), new RemoteId("x"))))
        .isEqualTo(Map.of(new RemoteId("b"), live("b")));
    assertThat(source.questions().items(ANN, SOURCE, List.of())).isEmpty();
  }

  @Test
  default void i15_objectsArePagedInTheOrderOfTheirIds() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(
        source
            .page(FULL)
            .items(live("b"), live("A"), live("_"), live("a"), live("é"), live("10"), live("9")));

    assertThat(source.questions().itemsAfter(ANN, SOURCE, "", 4))
        .extracting(item -> item.id().value())
        .containsExactly("10", "9", "A", "_");
    assertThat(source.questions().itemsAfter(ANN, SOURCE, "_", 4))
        .extracting(item -> item.id().value())
        .containsExactly("a", "b", "é");
  }

  @Test
  default void i16_theObjectsOfEventsAreFoundByTheirEvents() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(source.page(FULL).items(live("b"), live("a"), live("c"), managed("d", "m")));
    source.commit(source.page(FULL).items(copyOf("c", "m")));

    assertThat(source.questions().itemsOf(ANN, SOURCE, List.of("c", "b", "a", "none")))
        .containsExactly(live("a"), live("b"));
  }

  @Test
  default void i17_mirrorsThatWereMetAreFoundByWhatTheyMirror() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(
        source
            .page(FULL)
            .items(managed("c", "m"), managed("a", "m"), managed("b", "n"), copyOf("d", "m")));
    SourceScene other = source.other(CalendarId.of("sports")).begin(FULL);
    other.commit(other.page(FULL).items(managed("x", "m")));

    assertThat(source.questions().managed(ANN, SOURCE, List.of(hash("m"), hash("none"))))
        .containsExactly(managed("a", "m"), managed("c", "m"));
    source.commit(source.page(FULL).items(live("a")).removed("c"));
    assertThat(source.questions().managed(ANN, SOURCE, List.of(hash("m")))).isEmpty();
  }

  @Test
  default void i18_objectsAreCountedByState() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(
        source
            .page(FULL)
            .items(live("a"), live("b"), managed("c", "m"), quarantined("d", new byte[1])));

    Map<ItemState, Long> counts = source.questions().countItems(ANN, SOURCE);

    assertThat(counts).containsEntry(ItemState.LIVE, 2L).containsEntry(ItemState.MANAGED, 1L);
    assertThat(counts).containsEntry(ItemState.QUARANTINED, 1L);
    assertThat(counts.getOrDefault(ItemState.COPY, 0L)).isZero();
  }

  @Test
  default void i19_quarantinedObjectsLoseTheirHashAndNothingElse() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    SourceItem bad = quarantined("b", new byte[] {7});
    source.commit(source.page(FULL).items(live("a"), bad, quarantined("c", new byte[] {8})));

    assertThat(source.port().requeueQuarantined(source.lease(), SOURCE)).isEqualTo(2);

    assertThat(source.items()).contains(live("a"));
    SourceItem again = source.items().get(1);
    assertThat(again.content()).isEqualTo(FormHash.ABSENT);
    assertThat(again).usingRecursiveComparison().ignoringFields("content").isEqualTo(bad);
    SourceScene other = source.other(CalendarId.of("sports"));
    assertThat(other.port().requeueQuarantined(source.lease(), CalendarId.of("sports"))).isZero();
  }
}
