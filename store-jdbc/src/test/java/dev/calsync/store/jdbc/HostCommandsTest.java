package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.CalendarSync;
import dev.calsync.CalendarView;
import dev.calsync.EdgeCommands;
import dev.calsync.EdgeView;
import dev.calsync.EventDraft;
import dev.calsync.ExternalRef;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeZoneId;
import dev.calsync.failure.CalsyncException;
import dev.calsync.policy.Detail;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The library's commands in a transaction of the host's (R-L3), and what the worker makes of it.
 */
@ParameterizedClass
@EnumSource(TestDatabase.Product.class)
class HostCommandsTest {

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final ScriptedConnector scripted = new ScriptedConnector("scripted", clock);
  private final ScriptedCalendar work = calendar("work");
  private final ScriptedCalendar home = calendar("home");
  private final Counted provider = new Counted(scripted);
  private final TestDatabase database;
  private final JdbcSyncStore store;
  private final CalendarSync calsync;
  private final OwnerScope alice;

  HostCommandsTest(TestDatabase.Product product) {
    database = product.open();
    store = JdbcSyncStore.on(database.dataSource()).open();
    calsync = SyncKit.on(clock, store, provider).calsync();
    alice = calsync.owner(OwnerId.of("alice"));
  }

  @BeforeEach
  void busy() {
    work.put(
        "e1@example.org",
        EventBody.single(
            new EventTime.Zoned(
                LocalDateTime.parse("2026-12-01T10:00"),
                TimeZoneId.UTC,
                Length.of(Duration.ofHours(1))),
            EventDetails.of(new EventText("Dentist", "", "", "", List.of()))));
  }

  @AfterEach
  void drop() {
    calsync.close();
    database.close();
  }

  /** R-B4: with the host's rows, or not at all. */
  @Test
  void anEventOfTheHostIsMirroredOnceItsTransactionCommits() throws SQLException {
    CalendarId target = alice.connections().connect(scripted.account("home")).calendar().id();
    alice.edges().create(alice.calendars().own().id(), target, Policy.title());
    calsync.worker().settle();
    EventDraft booking =
        EventDraft.titled("Booking")
            .at(ZonedDateTime.parse("2026-12-01T10:00Z"), Duration.ofHours(1))
            .build();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      alice.events().within(store.within(connection)).put(ExternalRef.of("lost"), booking);
      connection.rollback();
      alice.events().within(store.within(connection)).put(ExternalRef.of("kept"), booking);
      calsync.worker().settle();
      assertThat(home.objects()).isEmpty();
      connection.commit();
    }
    calsync.worker().settle();
    assertThat(home.objects()).hasSize(1);

    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      alice.events().within(store.within(connection)).cancel(ExternalRef.of("kept"));
      connection.rollback();
      calsync.worker().settle();
      assertThat(home.objects()).hasSize(1);
      alice.events().within(store.within(connection)).cancel(ExternalRef.of("kept"));
      connection.commit();
    }
    calsync.worker().settle();
    assertThat(home.objects()).isEmpty();
  }

  @Test
  void anEdgeMadeInATransactionIsWorkedOnceThatCommits() throws SQLException {
    CalendarView from = connected("work");
    CalendarView to = connected("home");
    calsync.worker().settle();
    int before = provider.uses();
    try (Connection connection = begun()) {
      EdgeCommands edges = alice.edges().within(store.within(connection));
      EdgeView edge = edges.create(from.id(), to.id(), Policy.busy());
      edges.syncSoon(edge.id());

      assertThat(alice.edges().list()).isEmpty();
      assertThat(calsync.worker().settle()).isZero();
      assertThat(provider.uses()).isEqualTo(before);
      connection.commit();
    }

    assertThat(alice.edges().list()).hasSize(1);
    assertThat(calsync.worker().settle()).isPositive();
    assertThat(home.objects()).hasSize(1).hasOnlyElementsOfType(SourcePart.Whole.class);
  }

  @Test
  void anEdgeThatIsRolledBackWasNeverThere() throws SQLException {
    CalendarView from = connected("work");
    CalendarView to = connected("home");
    calsync.worker().settle();
    try (Connection connection = begun()) {
      EdgeCommands edges = alice.edges().within(store.within(connection));
      edges.syncSoon(edges.create("mine", from.id(), to.id(), Policy.busy()).id());
      connection.rollback();
    }

    assertThat(alice.edges().list()).isEmpty();
    assertThat(calsync.worker().settle()).isZero();
    assertThat(home.objects()).isEmpty();
  }

  @Test
  void aPolicyChangesWithTheTransactionAndARefusalLeavesItUsable() throws SQLException {
    EdgeView edge =
        alice.edges().create(connected("work").id(), connected("home").id(), Policy.busy());
    Policy titles = Policy.builder().detail(Detail.TITLE).build();
    try (Connection connection = begun()) {
      EdgeCommands edges = alice.edges().within(store.within(connection));
      assertThatThrownBy(() -> edges.create(edge.source(), edge.source(), Policy.busy()))
          .isInstanceOfSatisfying(
              CalsyncException.class,
              refusal -> assertThat(refusal.code()).isEqualTo("SAME_CALENDAR"));
      edges.change(edge.id(), titles);
      assertThat(alice.edges().list()).extracting(EdgeView::policy).containsExactly(Policy.busy());
      connection.commit();
    }

    assertThat(alice.edges().list()).extracting(EdgeView::policy).containsExactly(titles);
  }

  private Connection begun() throws SQLException {
    Connection connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private ScriptedCalendar calendar(String name) {
    return scripted.addCalendar(name, name, ScriptedConnector.everything());
  }

  private CalendarView connected(String account) {
    return alice.connections().connect(scripted.account(account)).calendar();
  }
}
