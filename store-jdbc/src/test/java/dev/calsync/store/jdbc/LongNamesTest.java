package dev.calsync.store.jdbc;

import static dev.calsync.store.jdbc.SampleRows.EDGE;
import static dev.calsync.store.jdbc.SampleRows.OWNER;
import static dev.calsync.store.jdbc.SampleRows.SOURCE;
import static dev.calsync.store.jdbc.SampleRows.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormBytes;
import dev.calsync.store.ItemState;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.PageCommit;
import dev.calsync.store.Part;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import dev.calsync.store.SourceItem;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Names of 1,024 characters, positions of 65,536 and bodies of megabytes, out of any letters
 * (HOS-37).
 */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class LongNamesTest {

  private static final String LONG = "é".repeat(1_020);
  private static final List<String> NAMES =
      List.of(
          LONG + "aaaa",
          LONG + "aaab",
          "\uD83D\uDE00".repeat(512),
          "'; drop table calsync_mirror; --",
          "%00\u0000\u0001 {now} ? \\",
          " leading and trailing ",
          LongNamesTest.noise(1),
          LongNamesTest.noise(2),
          "\uD800 alone");

  /** Names that no index can shorten. */
  private static String noise(long seed) {
    return new Random(seed)
        .ints(1_024, 0x4e00, 0x9fff)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private final TestDatabase database;
  private final JdbcSyncStore store;

  LongNamesTest(TestDatabase.Product product) {
    database = product.open();
    store = JdbcSyncStore.on(database.dataSource()).open();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void objectsAndEventsComeBackByTheirNames() {
    Lease lease = SampleRows.hold(store, Lane.Direction.IN);
    store.intake().beginPass(lease, SOURCE, SampleRows.PASS);
    String next = "p".repeat(65_536);
    store
        .intake()
        .commitPage(
            lease,
            new PageCommit(
                SOURCE,
                SampleRows.PASS,
                NAMES.stream().map(LongNamesTest::item).toList(),
                List.of(),
                NAMES.stream().map(name -> SampleRows.write(name, 0)).toList(),
                NAMES.stream().map(SampleRows::line).toList(),
                Optional.of(new Continuation(next))));

    assertThat(store.sources().calendarState(OWNER, SOURCE).at()).contains(new Continuation(next));
    assertThat(store.sources().itemsOf(OWNER, SOURCE, NAMES))
        .containsExactlyInAnyOrderElementsOf(NAMES.stream().map(LongNamesTest::item).toList());
    assertThat(store.sources().events(OWNER, SOURCE, NAMES)).containsOnlyKeys(NAMES);
    for (String name : NAMES) {
      assertThat(store.sources().items(OWNER, SOURCE, List.of(new RemoteId(name))))
          .containsOnlyKeys(new RemoteId(name));
      assertThat(store.journal().of(OWNER, name, 10)).hasSize(1);
    }
  }

  @Test
  void mirrorsComeBackByTheirNamesAndPlaces() {
    Lease in = SampleRows.hold(store, Lane.Direction.IN);
    Lease out = SampleRows.hold(store, Lane.Direction.OUT);
    List<MirrorKey> keys =
        NAMES.stream().map(name -> new MirrorKey(EDGE, name, Part.MASTER)).toList();
    store
        .mirrors()
        .commitPlan(
            in,
            new PlanCommit(
                EDGE,
                EdgeState.NEW,
                new EdgeState(7, "basis"),
                keys.stream().map(key -> SampleRows.intent(key, 0, "A")).toList(),
                Optional.empty(),
                List.of()));
    List<MirrorRow> opened = store.mirrors().claimDue(out, TARGET, 100);
    store
        .mirrors()
        .settleWrites(
            out, opened.stream().map(LongNamesTest::appliedAtItsName).toList(), List.of());

    assertThat(store.targets().ofEvents(OWNER, EDGE, NAMES))
        .extracting(MirrorRow::key)
        .containsExactlyInAnyOrderElementsOf(keys);
    for (String name : NAMES) {
      assertThat(store.targets().atObjects(OWNER, TARGET, List.of(new RemoteId(name))))
          .containsOnlyKeys(new RemoteId(name));
    }
  }

  @Test
  void bodiesOfMegabytesComeBackByteByByte() {
    byte[] large = new byte[3_000_000];
    new Random(7).nextBytes(large);
    Lease lease = SampleRows.hold(store, Lane.Direction.IN);
    store.intake().beginPass(lease, SOURCE, SampleRows.PASS);
    store
        .intake()
        .stageUnseen(
            lease,
            new PageCommit(
                SOURCE,
                SampleRows.PASS,
                List.of(),
                List.of(),
                List.of(
                    new dev.calsync.store.CanonicalWrite(
                        "large",
                        0,
                        FormBytes.of(large),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                List.of(),
                Optional.empty()),
            true,
            Optional.of(new Cursor("c".repeat(65_536))));

    assertThat(store.sources().changedSince(OWNER, SOURCE, 0, 1).get(0).body())
        .isEqualTo(FormBytes.of(large));
    assertThat(store.sources().calendarState(OWNER, SOURCE).cursor())
        .contains(new Cursor("c".repeat(65_536)));
  }

  private static SourceItem item(String name) {
    return new SourceItem(
        new RemoteId(name),
        name,
        Optional.of(name),
        Optional.of("2026-11-23T10:00:00"),
        new RemoteVersion(name),
        SampleRows.hash(name),
        ItemState.QUARANTINED,
        Optional.of(name),
        Optional.of(SampleRows.hash(name)),
        Optional.of(new SourceItem.Quarantine("BAD", name, SampleRows.form(name))));
  }

  private static Settlement appliedAtItsName(MirrorRow row) {
    String name = row.key().uid();
    MirrorRemote remote = new MirrorRemote(new RemoteId(name), name, new RemoteVersion(name));
    return new Settlement.Applied(row.key(), Optional.of(remote), row.hashes().desired());
  }
}
