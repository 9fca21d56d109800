package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarSync;
import dev.calsync.EdgeView;
import dev.calsync.EventDraft;
import dev.calsync.ExternalRef;
import dev.calsync.OwnerScope;
import dev.calsync.SyncSettings;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeZoneId;
import dev.calsync.host.KeyProvider;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.ManualClock;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** R-J1: where the host asks for it, no column of any table holds what an event says. */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class SealedContentInTablesTest {

  private static final String CANARY = "canary-4711";

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  private final ScriptedCalendar work = calendar("work");
  private final ScriptedCalendar home = calendar("home");
  private final TestDatabase database;
  private final JdbcSyncStore store;

  SealedContentInTablesTest(TestDatabase.Product product) {
    database = product.open();
    store = JdbcSyncStore.on(database.dataSource()).open();
  }

  @AfterEach
  void drop() {
    store.close();
    database.close();
  }

  @Test
  void itIsFoundWhereNobodyAskedForSealing() throws SQLException {
    mirrored(SyncSettings.DEFAULT);

    assertThat(told()).containsExactly("canonical_event.body", "mirror.form", "source_item.raw");
  }

  @Test
  void itIsNowhereWhereTheHostAskedForIt() throws SQLException {
    mirrored(SyncSettings.DEFAULT.withSealedContent());

    assertThat(told()).isEmpty();
  }

  private void mirrored(SyncSettings settings) throws SQLException {
    work.put("e1", event());
    work.spoil(work.put("e2", event()));
    try (CalendarSync calsync =
        CalendarSync.builder()
            .store(store)
            .connectors(provider)
            .keys(new Keys())
            .clock(clock)
            .settings(settings)
            .build()) {
      OwnerScope ann = calsync.owner(OwnerId.of("ann"));
      CalendarId source = ann.connections().connect(provider.account("work")).calendar().id();
      CalendarId target = ann.connections().connect(provider.account("home")).calendar().id();
      List<EdgeView> edges =
          List.of(
              ann.edges().create(source, target, Policy.full()),
              ann.edges().create(ann.calendars().own().id(), target, Policy.full()));
      commanded(ann);
      for (EdgeView edge : edges) {
        assertThat(ann.edges().syncNow(edge.id()).await(Duration.ofMinutes(5)).problems())
            .isEmpty();
      }
    }
    assertThat(home.events())
        .extracting(it -> it.details().text().title())
        .containsExactlyInAnyOrder(CANARY, "Host's " + CANARY);
  }

  /** In a transaction of the host's; twice, and the second time there is nothing to change. */
  private void commanded(OwnerScope ann) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      for (boolean changes : new boolean[] {true, false}) {
        boolean changed =
            ann.events()
                .within(store.within(connection))
                .put(
                    ExternalRef.of("booking"),
                    EventDraft.titled("Host's " + CANARY)
                        .at(ZonedDateTime.parse("2026-12-02T10:00Z[UTC]"), Duration.ofHours(1))
                        .build());
        assertThat(changed).isEqualTo(changes);
      }
      connection.commit();
    }
  }

  private ScriptedCalendar calendar(String name) {
    return provider.addCalendar(name, name, ScriptedConnector.everything());
  }

  private static EventBody event() {
    return EventBody.single(
        new EventTime.Zoned(
            LocalDateTime.parse("2026-12-01T10:00"),
            TimeZoneId.UTC,
            Length.of(Duration.ofHours(1))),
        EventDetails.of(new EventText(CANARY, "", "", "", List.of())));
  }

  /** The columns in which anything of an event is found, whatever their type. */
  private List<String> told() throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        ResultSet all = connection.getMetaData().getColumns(null, null, "%", "%")) {
      while (all.next()) {
        String table = all.getString("TABLE_NAME").toLowerCase(java.util.Locale.ROOT);
        String column = all.getString("COLUMN_NAME").toLowerCase(java.util.Locale.ROOT);
        if (table.startsWith("calsync_") && tells(connection, table, column)) {
          columns.add(table.substring("calsync_".length()) + "." + column);
        }
      }
    }
    return columns.stream().distinct().sorted().toList();
  }

  private static boolean tells(Connection connection, String table, String column)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select " + column + " from " + table)) {
      while (rows.next()) {
        String text = text(rows.getObject(1));
        if (text.contains(CANARY) || text.contains("spoiled")) {
          return true;
        }
      }
      return false;
    }
  }

  private static String text(Object value) throws SQLException {
    if (value instanceof Blob blob) {
      return text(blob.getBytes(1, (int) blob.length()));
    }
    if (value instanceof Clob clob) {
      return clob.getSubString(1, (int) clob.length());
    }
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }

  private record Keys() implements KeyProvider {

    @Override
    public String installation() {
      return "house";
    }

    @Override
    public byte[] markKey() {
      return new byte[32];
    }
  }
}
