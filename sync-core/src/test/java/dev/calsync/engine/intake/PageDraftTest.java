package dev.calsync.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.engine.override.OverrideNotes;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.SourceItem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageDraftTest {

  @Test
  void whatCannotBeFoldedSpoilsTheObjectsOfItsEventAndNoOthers() {
    PageDraft draft = new PageDraft(new OverrideNotes(ReadParts.NAMES, "run-1"));
    draft.items.add(item("a", "good"));
    draft.items.add(item("b", "bad"));

    draft.quarantine("bad", new SourceItem.Quarantine("NOT_FOLDED", "Poison", FormBytes.NONE));

    assertThat(draft.items)
        .extracting(SourceItem::state)
        .containsExactly(ItemState.LIVE, ItemState.QUARANTINED);
    assertThat(draft.items.get(1).event()).contains("bad");
    assertThat(draft.quarantined).isEqualTo(1);
  }

  private static SourceItem item(String id, String event) {
    return new SourceItem(
        new RemoteId(id),
        event,
        Optional.of(event),
        Optional.empty(),
        RemoteVersion.UNKNOWN,
        FormHash.ABSENT,
        ItemState.LIVE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
