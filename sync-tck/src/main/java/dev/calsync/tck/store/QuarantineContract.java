package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.live;
import static dev.calsync.tck.store.SourceScene.quarantined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.store.QuarantinedItem;
import dev.calsync.store.SourceItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What could not be understood is visible, with its reason and age (R-B5). */
public interface QuarantineContract extends StoreContract {

  @Test
  default void g31_quarantineIsListedByIdPageByPage() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(source.page(FULL).items(bad("c"), live("b"), bad("a"), bad("é"), bad("B")));

    List<QuarantinedItem> first = list("", 3);

    assertThat(first).extracting(it -> it.id().value()).containsExactly("B", "a", "c");
    assertThat(first)
        .allSatisfy(
            it ->
                assertThat(List.of(it.uid(), it.code(), it.where()))
                    .containsExactly("", "BAD_RULE", "line 12"));
    assertThat(list("c", 3)).extracting(it -> it.id().value()).containsExactly("é");
    assertThat(rig().store().quarantine().page(BOB, SOURCE, "", 9)).isEmpty();
  }

  @Test
  default void g32_anObjectIsAsOldInQuarantineAsItHasBeenThereWithoutABreak() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(source.page(FULL).items(bad("a"), bad("b")));
    Instant began = since("a");
    rig().advance(minutes(3));
    source.commit(source.page(FULL).items(bad("a"), live("b"), bad("c")));
    source.port().requeueQuarantined(source.lease(), SOURCE);
    rig().advance(minutes(3));
    source.commit(source.page(FULL).items(bad("a"), bad("b")).removed("c"));
    rig().advance(minutes(3));
    source.commit(source.page(FULL).items(bad("c")));

    assertThat(since("a")).isEqualTo(began);
    assertThat(Duration.between(began, since("b"))).isEqualTo(minutes(6));
    assertThat(Duration.between(began, since("c"))).isEqualTo(minutes(9));
    rig().reopen();
    assertThat(since("a")).isEqualTo(began);
  }

  @Test
  default void g33_calendarsWithQuarantineAreCounted() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(source.page(FULL).items(bad("a"), bad("b"), live("c")));
    CalendarId sports = CalendarId.of("sports");
    SourceScene other = source.other(sports).begin(FULL);
    other.commit(other.page(FULL).items(bad("a"), bad("x")).removed("a"));
    SourceScene healthy = source.other(CalendarId.of("healthy")).begin(FULL);
    healthy.commit(healthy.page(FULL).items(live("a")));

    assertThat(rig().store().quarantine().calendars(ANN)).isEqualTo(Map.of(SOURCE, 2L, sports, 1L));
    assertThat(rig().store().quarantine().calendars(BOB)).isEmpty();
  }

  private static SourceItem bad(String id) {
    return quarantined(id, new byte[] {1});
  }

  private List<QuarantinedItem> list(String after, int limit) {
    return rig().store().quarantine().page(ANN, SOURCE, after, limit);
  }

  private Instant since(String id) {
    return list("", 99).stream()
        .filter(it -> it.id().value().equals(id))
        .map(QuarantinedItem::since)
        .findFirst()
        .orElseThrow();
  }
}
