package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.hours;
import static dev.calsync.tck.store.Bench.minutes;
import static dev.calsync.tck.store.SourceScene.DELTA;
import static dev.calsync.tck.store.SourceScene.FULL;
import static dev.calsync.tck.store.SourceScene.delete;
import static dev.calsync.tck.store.SourceScene.live;
import static dev.calsync.tck.store.SourceScene.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.Cursor;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Evidence;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a finished reading proves, and the deletions that follow from it (INV-6, INV-12). */
public interface UnseenContract extends StoreContract {

  @Test
  default void u01_aFinishedReadingIsRecordedWithItsTimes() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    rig().advance(minutes(3));
    source.complete(FULL, true, 42);

    CompletedPass read = source.lastRead();
    assertThat(read.id()).isEqualTo(FULL.id());
    assertThat(read.complete()).isTrue();
    assertThat(read.listed()).isEqualTo(42);
    assertThat(Duration.between(read.startedAt(), read.endedAt())).isEqualTo(minutes(3));
    assertThat(source.state().lastComplete()).contains(read);
  }

  @Test
  default void u01_aReadingOfChangesIsNotACompleteOne() {
    SourceScene source = SourceScene.of(rig()).read(FULL, write("a", 0, "A"));
    Optional<CompletedPass> complete = source.state().lastComplete();
    rig().advance(hours(1));
    source.read(DELTA);

    assertThat(source.lastRead().id()).isEqualTo(DELTA.id());
    assertThat(source.lastRead().complete()).isFalse();
    assertThat(source.state().lastComplete()).isEqualTo(complete);
    assertThat(Duration.between(complete.orElseThrow().startedAt(), source.lastRead().startedAt()))
        .isEqualTo(hours(1));
  }

  @Test
  default void u02_readingToTheEndDoesNotEndThePass() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.complete(FULL, true, 0);

    assertThat(source.state().running()).contains(FULL);
    source.commit(source.page(FULL).items(live("a")));
    assertThat(source.items()).hasSize(1);
  }

  @Test
  default void u03_deletionsAreStagedPageByPageAndTheLastEndsThePass() {
    SourceScene source =
        SourceScene.of(rig())
            .read(FULL, write("a", 0, "A"), write("b", 0, "B"), write("c", 0, "C"))
            .begin(DELTA);
    source.commit(source.page(DELTA).items(live("a"), live("b")));
    source.complete(DELTA, true, 1);
    SourceScene.Page first =
        source.page(DELTA).removed("a").events(delete("a", 1, Evidence.Kind.ABSENCE));
    SourceScene.Page last =
        source.page(DELTA).removed("b").events(delete("b", 1, Evidence.Kind.ABSENCE));

    source.port().stageUnseen(source.lease(), first.commit(), false, Optional.empty());
    assertThat(source.state().running()).contains(DELTA);
    assertThat(source.event("a").live()).isFalse();
    assertThat(source.items()).containsExactly(live("b"));
    source.port().stageUnseen(source.lease(), last.commit(), true, Optional.of(new Cursor("next")));

    assertThat(source.state().running()).isEmpty();
    assertThat(source.state().at()).isEmpty();
    assertThat(source.state().cursor()).contains(new Cursor("next"));
    assertThat(source.items()).isEmpty();
    assertThat(source.changes(3, 9)).extracting(CanonicalRow::uid).containsExactly("a", "b");
  }

  @Test
  default void u04_aPassThatEndsWithoutACursorForgetsTheOneBefore() {
    SourceScene source = SourceScene.of(rig()).read(FULL).begin(DELTA);
    source.end(DELTA, Optional.empty());

    assertThat(source.state().cursor()).isEmpty();
  }

  @Test
  default void u05_aCrashBetweenTwoPagesLosesNeitherPassNorPlace() {
    SourceScene source = SourceScene.of(rig()).begin(FULL);
    source.commit(source.page(FULL).events(write("a", 0, "A")).next("page 2"));
    source.complete(FULL, true, 1);
    CompletedPass read = source.lastRead();
    rig().reopen();

    assertThat(source.state().running()).contains(FULL);
    assertThat(source.lastRead()).isEqualTo(read);
    source.end(FULL, Optional.of(new Cursor("next")));
    assertThat(source.state().cursor()).contains(new Cursor("next"));
  }
}
