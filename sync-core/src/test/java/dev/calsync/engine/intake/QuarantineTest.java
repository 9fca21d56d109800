package dev.calsync.engine.intake;

import static dev.calsync.engine.intake.ReadParts.ID;
import static dev.calsync.engine.intake.ReadParts.MIRROR;
import static dev.calsync.engine.intake.ReadParts.TEN;
import static dev.calsync.engine.intake.ReadParts.object;
import static dev.calsync.engine.intake.ReadParts.unreadable;
import static dev.calsync.engine.intake.ReadParts.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.SourceItem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R-B5, INV-19: what cannot be understood or handled stops only itself. */
class QuarantineTest {

  private final ReadParts parts = new ReadParts();

  @Test
  void whatCannotBeUnderstoodGoesToQuarantineWithItsRawForm() {
    PageDraft draft = parts.read(unreadable("a.ics", "BEGIN:VEVENT"));

    assertThat(draft.items)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.state()).isEqualTo(ItemState.QUARANTINED);
              SourceItem.Quarantine why = item.quarantine().orElseThrow();
              assertThat(why.code()).isEqualTo("BAD_RULE");
              assertThat(why.where()).isEqualTo("line 3");
              assertThat(why.raw().bytes()).asString().isEqualTo("BEGIN:VEVENT");
            });
    assertThat(draft.journal)
        .singleElement()
        .matches(line -> line.action().equals("ITEM_QUARANTINED"));
    assertThat(draft.quarantined).isEqualTo(1);
    assertThat(draft.origins).as("something is there: the calendar is not empty").isEqualTo(1);
  }

  /** R-B5: not understood is not gone. */
  @Test
  void anEventThatCannotBeUnderstoodAnyMoreKeepsItsEvent() {
    parts.know(parts.read(whole(object("a.ics", "uid-9", null), TEN)));

    PageDraft draft = parts.read(unreadable("a.ics", "BEGIN:VEVENT"));

    assertThat(draft.items).singleElement().matches(it -> it.event().equals(Optional.of("uid-9")));
    assertThat(draft.goneByEvent).isEmpty();
    parts.know(draft);
    PageDraft mended = parts.read(whole(object("a.ics", "uid-9", null), TEN));
    assertThat(mended.items).extracting(SourceItem::state).containsExactly(ItemState.LIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEGIN:VEVENT", ""})
  void whatIsInQuarantineAlreadyIsToldOnce(String raw) {
    parts.know(parts.read(unreadable("a.ics", raw)));

    PageDraft again = parts.read(unreadable("a.ics", raw));

    assertThat(again.isEmpty()).isTrue();
    assertThat(again.journal).isEmpty();
    assertThat(again.quarantined).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEGIN:VEVENT", ""})
  void aMirrorThatCannotBeUnderstoodIsDrift(String raw) {
    parts.mirror(MIRROR);

    PageDraft draft = parts.read(unreadable(ID, raw));

    assertThat(draft.items).isEmpty();
    assertThat(draft.drift).singleElement().matches(it -> it.reason().equals("SPOILED_AT_TARGET"));
    assertThat(draft.observations)
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.found().remote()).isPresent();
              assertThat(seen.found().seen()).as("it is there").isNotEqualTo(FormHash.ABSENT);
            });
  }

  /** INV-19, FLT-55. */
  @Test
  void anItemThatCannotBeHandledStopsOnlyItself() {
    PageDraft draft = parts.read(whole(object("a.ics", "uid-9", null), null));

    assertThat(draft.items)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.state()).isEqualTo(ItemState.QUARANTINED);
              assertThat(item.quarantine().orElseThrow().code()).isEqualTo("PROCESSING_FAILED");
            });
    parts.know(draft);
    assertThat(parts.read(whole(object("a.ics", "uid-9", null), null)).isEmpty()).isTrue();
  }
}
