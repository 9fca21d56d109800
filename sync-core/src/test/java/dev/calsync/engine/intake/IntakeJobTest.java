package dev.calsync.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.Settings;
import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.connection.Standings;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.FakeRecords;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.grant.NoGrant;
import dev.calsync.engine.job.Slices;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.permit.InitialLoads;
import dev.calsync.engine.permit.OpenWay;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.engine.sample.Port;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.ConnectorException;
import dev.calsync.host.SyncListener;
import dev.calsync.store.CalendarState;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.IntakeStore;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.Lane;
import dev.calsync.store.Lease;
import dev.calsync.store.SyncStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What needs no store: a reading that never ends, ends. The rest is told with a store. */
class IntakeJobTest {

  private static final OwnerId ANN = OwnerId.of("ann");
  private static final CalendarRecord CALENDAR = Records.calendar("c1");

  private static final TimeFrame UTC = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);

  private final AtomicInteger pages = new AtomicInteger();
  private final Directory directory = new Directory(new FakeRecords());

  /** FLT-10. */
  @Test
  void aListingThatLeadsNowhereFailsAndEndsNoPass() {
    directory.keep(ANN, CALENDAR);
    Records.keep(
        directory,
        ANN,
        new ConnectionRecord(
            CALENDAR.ref().connection(), new ConnectorId("x"), "a", new Settings(Map.of())));
    Lane lane = new Lane(ANN, CALENDAR.ref().connection(), Lane.Direction.IN);

    assertThatThrownBy(
            () -> job().run(Slices.fresh(new Lease(lane, 1), new JobKey(JobKind.INTAKE, "c1"))))
        .isInstanceOfSatisfying(
            ConnectorException.class, end -> assertThat(end.code()).isEqualTo("STALLED"));
    assertThat(pages).hasValueLessThan(1_000);
  }

  private IntakeJob job() {
    IntakeJob.Host host =
        new IntakeJob.Host(
            () -> "pass-1",
            new SyncListener() {},
            (slice, calendar) -> {
              throw new AssertionError("nothing follows a reading that failed");
            },
            new InitialLoads(1),
            new Occurrences(Optional.empty(), UTC, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
    return new IntakeJob(
        store(),
        directory,
        new Accesses(
            directory,
            new Connectors(List.of(endless())),
            OpenWay.traffic(),
            NoGrant.tokens(),
            new Standings(directory, new SyncListener() {})),
        new MirrorNames(Mirrors.keys("ours", 7)),
        Mirrors.SLOTS,
        host);
  }

  private ConnectorAdapter endless() {
    EventReader reader =
        Port.with(
            EventReader.class,
            Map.of(
                "fetchWindow",
                arguments -> {
                  assertThat(pages.incrementAndGet()).as("pages").isLessThan(1_000);
                  return new FetchPage.More(List.of(), new Continuation("page-" + pages));
                }));
    ConnectorDescriptor x =
        new ConnectorDescriptor(
            new ConnectorId("x"),
            "X",
            List.of(),
            Optional.empty(),
            List.of(),
            Duration.ofMinutes(5));
    return Port.with(
        ConnectorAdapter.class, Map.of("describe", arguments -> x, "reader", arguments -> reader));
  }

  /** A store in which nothing but the beginning of a pass may be written. */
  private static SyncStore store() {
    IntakeQueries sources =
        Port.with(IntakeQueries.class, Map.of("calendarState", arguments -> CalendarState.UNREAD));
    IntakeStore intake = Port.with(IntakeStore.class, Map.of("beginPass", arguments -> null));
    return Port.with(
        SyncStore.class, Map.of("sources", arguments -> sources, "intake", arguments -> intake));
  }
}
