package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.AuditEntry;
import dev.calsync.store.AuditLine;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import dev.calsync.store.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Low-traffic records change only from the version that was read. */
public interface RecordContract extends StoreContract {

  @Test
  default void r01_aRecordIsFoundAsItWasWritten() {
    RecordStore records = rig().store().records();
    assertThat(records.find(ANN, RecordKind.EDGE, "e1")).isEmpty();
    String body = "{\"name\":\"Büro – 会議 \uD83D\uDCC5\",\"long\":\"" + "x".repeat(60_000) + "\"}";

    assertThat(records.put(ANN, RecordKind.EDGE, "e1", 0, body)).contains(1L);
    assertThat(records.find(ANN, RecordKind.EDGE, "e1")).contains(new OwnedRecord("e1", 1, body));
  }

  @Test
  default void r02_aRecordChangesOnlyFromTheVersionThatWasRead() {
    RecordStore records = rig().store().records();
    records.put(ANN, RecordKind.EDGE, "e1", 0, "{}");

    assertThat(records.put(ANN, RecordKind.EDGE, "e1", 0, "[0]")).isEmpty();
    assertThat(records.put(ANN, RecordKind.EDGE, "e1", 2, "[2]")).isEmpty();
    assertThat(records.put(ANN, RecordKind.EDGE, "e2", 1, "[1]")).isEmpty();
    assertThat(records.put(ANN, RecordKind.EDGE, "e1", 1, "[1]")).contains(2L);
    assertThat(records.find(ANN, RecordKind.EDGE, "e1")).contains(new OwnedRecord("e1", 2, "[1]"));
    assertThat(records.find(ANN, RecordKind.EDGE, "e2")).isEmpty();
  }

  @Test
  default void r02_ofManyWhoWriteTheSameVersionOneSucceeds() throws Exception {
    RecordStore records = rig().store().records();

    List<Boolean> results =
        Crowd.together(
            4, () -> List.of(records.put(ANN, RecordKind.EDGE, "e1", 0, "{}").isPresent()));

    assertThat(results).containsOnlyOnce(true);
  }

  @Test
  default void r02_whatIsToldOfAChangeIsWrittenWithItOrNotAtAll() {
    RecordStore records = rig().store().records();
    Told told =
        new Told(
            List.of(
                new JournalLine(
                    "CONNECTION_CHANGED",
                    "run-1",
                    JournalLine.NO_CALENDAR,
                    Optional.empty(),
                    "",
                    "GRANT_GONE",
                    Map.of("connection", "c1"))),
            List.of(new AuditLine("engine", "CHANGE_CONNECTION", "connection:c1", "DONE")));

    assertThat(records.putAndTell(ANN, RecordKind.CONNECTION, "c1", 0, "{}", told)).contains(1L);
    assertThat(records.putAndTell(ANN, RecordKind.CONNECTION, "c1", 0, "[]", told)).isEmpty();
    assertThat(records.putAndTell(ANN, RecordKind.CONNECTION, "c1", 2, "[]", told)).isEmpty();

    assertThat(rig().store().journal().after(ANN, 0, 9))
        .extracting(JournalEntry::line)
        .containsExactlyElementsOf(told.journal());
    assertThat(rig().store().audit().after(ANN, 0, 9))
        .extracting(AuditEntry::line)
        .containsExactlyElementsOf(told.audit());
    assertThat(records.putAndTell(ANN, RecordKind.CONNECTION, "c1", 1, "[]", told)).contains(2L);
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(2);
    assertThat(rig().store().audit().after(ANN, 0, 9)).hasSize(2);
  }

  @Test
  default void r03_aRemovedRecordIsGone() {
    RecordStore records = rig().store().records();
    records.put(ANN, RecordKind.EDGE, "e1", 0, "{}");

    records.put(ANN, RecordKind.EDGE, "e1", 1, "{}");
    assertThat(records.remove(ANN, RecordKind.EDGE, "e1", 1)).isFalse();
    assertThat(records.find(ANN, RecordKind.EDGE, "e1")).isPresent();
    assertThat(records.remove(ANN, RecordKind.EDGE, "e1", 2)).isTrue();
    assertThat(records.remove(ANN, RecordKind.EDGE, "e1", 2)).isFalse();
    assertThat(records.find(ANN, RecordKind.EDGE, "e1")).isEmpty();
    assertThat(records.put(ANN, RecordKind.EDGE, "e1", 0, "{}")).contains(1L);
  }

  @Test
  default void r04_recordsArePagedInTheOrderOfTheirNames() {
    RecordStore records = rig().store().records();
    for (String key : List.of("b", "A", "_", "a", "B", "10", "9")) {
      records.put(ANN, RecordKind.EDGE, key, 0, "{}");
    }

    assertThat(records.page(ANN, RecordKind.EDGE, "", 4))
        .extracting(OwnedRecord::key)
        .containsExactly("10", "9", "A", "B");
    assertThat(records.page(ANN, RecordKind.EDGE, "B", 4))
        .extracting(OwnedRecord::key)
        .containsExactly("_", "a", "b");
  }

  @Test
  default void r05_kindsDoNotMix() {
    RecordStore records = rig().store().records();
    records.put(ANN, RecordKind.EDGE, "x", 0, "{}");
    records.put(ANN, new RecordKind("host_notes"), "x", 0, "[]");

    assertThat(records.remove(ANN, RecordKind.EDGE, "x", 1)).isTrue();
    assertThat(records.page(ANN, new RecordKind("host_notes"), "", 9))
        .containsExactly(new OwnedRecord("x", 1, "[]"));
  }
}
