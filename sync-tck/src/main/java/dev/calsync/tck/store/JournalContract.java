package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.SourceScene.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import dev.calsync.store.JournalQueries;
import dev.calsync.store.PageCommit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The journal tells what happened, in its order, and is never changed (INV-30). */
public interface JournalContract extends StoreContract {

  @Test
  default void n01_linesAreKeptInTheOrderOfTheirEffects() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    JournalLine bare =
        new JournalLine("READ", "run-2", SOURCE, Optional.empty(), "", "POLL", Map.of());
    tell(source, line("ONE", "a"), bare);
    tell(source, line("THREE", "b"));

    List<JournalEntry> entries = journal().after(ANN, 0, 9);

    assertThat(entries)
        .extracting(JournalEntry::line)
        .containsExactly(line("ONE", "a"), bare, line("THREE", "b"));
    assertThat(positions(entries)).isSorted().doesNotHaveDuplicates().allMatch(at -> at > 0);
  }

  @Test
  default void n02_theJournalIsReadOnFromAPosition() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    tell(source, line("ONE", "a"), line("TWO", "a"), line("THREE", "a"));

    List<JournalEntry> first = journal().after(ANN, 0, 2);
    List<JournalEntry> rest = journal().after(ANN, first.get(1).position(), 2);

    assertThat(first).extracting(entry -> entry.line().action()).containsExactly("ONE", "TWO");
    assertThat(rest).extracting(entry -> entry.line().action()).containsExactly("THREE");
    assertThat(journal().after(ANN, rest.get(0).position(), 2)).isEmpty();
    assertThat(journal().newest(ANN)).isEqualTo(rest.get(0).position());
  }

  @Test
  default void n02_aJournalWithoutLinesEndsAtZero() {
    tell(SourceScene.of(rig()).begin(FULL), line("ONE", "a"));

    assertThat(journal().newest(BOB)).isZero();
  }

  @Test
  default void n03_theStoryOfAnEventBeginsWithTheNewest() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    tell(source, line("ONE", "a"), line("TWO", "b"), line("THREE", "a"), line("FOUR", "a"));

    assertThat(journal().of(ANN, "a", 2))
        .extracting(entry -> entry.line().action())
        .containsExactly("FOUR", "THREE");
    assertThat(journal().of(ANN, "none", 2)).isEmpty();
  }

  @Test
  default void n04_linesCarryTheTimeOfTheirEffect() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    tell(source, line("ONE", "a"));
    rig().advance(minutes(7));
    tell(source, line("TWO", "a"));

    List<JournalEntry> entries = journal().after(ANN, 0, 9);

    assertThat(Duration.between(entries.get(0).at(), entries.get(1).at())).isEqualTo(minutes(7));
  }

  @Test
  default void n05_everyOwnerReadsOwnLinesOnly() {
    tell(SourceScene.of(rig()).begin(FULL), line("ONE", "a"));
    SourceScene bobs = new SourceScene(rig(), JobScene.hold(rig(), Bench.in(BOB)), SOURCE);
    tell(bobs.begin(FULL), line("TWO", "a"));

    assertThat(journal().after(ANN, 0, 9)).hasSize(1);
    assertThat(journal().of(BOB, "a", 9))
        .extracting(entry -> entry.line().action())
        .containsExactly("TWO");
  }

  private JournalQueries journal() {
    return rig().store().journal();
  }

  private static List<Long> positions(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::position).toList();
  }

  private static void tell(SourceScene source, JournalLine... lines) {
    PageCommit page = source.page(FULL).commit();
    source
        .port()
        .commitPage(
            source.lease(),
            new PageCommit(
                page.calendar(),
                page.pass(),
                page.items(),
                page.removed(),
                page.events(),
                Stream.of(lines).toList(),
                page.next()));
  }
}
