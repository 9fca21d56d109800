package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.ALICE;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.EdgeView;
import dev.calsync.build.leakwatch.LeakWatch;
import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Secret;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.store.AuditLine;
import dev.calsync.store.FormBytes;
import dev.calsync.store.HostEvent;
import dev.calsync.store.JournalLine;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SyncStore;
import dev.calsync.test.Canary;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * INV-16, HOS-40, the positive control: the search over the whole test run finds a secret wherever
 * one is let out. In these tests somebody does what nobody may.
 */
@Isolated("lets the canary out, and catches it again")
class CanarySearchTest {

  private static final String TOKEN = "access-1-" + Canary.WORD;

  private final MomentStore moments = new MomentStore();

  @Test
  void aConnectorThatQuotesATokenIsFoundInTheLogAndInTheStore() {
    assertThat(told("refused: Bearer " + TOKEN)).anyMatch(Sinks::isPrivate);
    assertThat(LeakWatch.heard())
        .anyMatch(line -> line.startsWith("log dev.calsync.engine.job") && line.contains(TOKEN));
  }

  @Test
  void aSecretThatIsNotRevealedIsNotFound() {
    assertThat(told("refused: Bearer " + Secret.of(TOKEN)))
        .anyMatch(line -> line.contains("refused: Bearer"))
        .noneMatch(Sinks::isPrivate);
    assertThat(LeakWatch.heard()).isEmpty();
  }

  /** The kit of the world is closed, not the world, which would look into its store. */
  private List<String> told(String message) {
    World world = new World(moments::over);
    world.calendar("feed").put("e", event("Event", "2026-12-01T10:00:00"));
    EdgeView edge = world.edge("feed", "home");
    moments.before(
        "commitPage",
        () -> {
          throw ConnectorException.of(FailureClass.REJECTED, "TALKATIVE", message);
        });
    world.alice().edges().syncNow(edge.id()).await(Duration.ofMinutes(1));
    world.kit().close();
    return Sinks.lines(world.store(), ALICE);
  }

  @Test
  void aLineOfTheJournalIsFound() {
    SyncStore store = store();
    JournalLine line =
        new JournalLine(
            "PUT", "run", CalendarId.of("c"), Optional.empty(), "u", "WHY", Map.of("t", TOKEN));
    HostEvent event = new HostEvent("u", Optional.of(FormBytes.NONE), Optional.empty());
    store.hostEvents().putHostEvent(ALICE, CalendarId.of("c"), event, line);

    assertThatThrownBy(() -> Sinks.assertClean(store, ALICE)).isInstanceOf(AssertionError.class);
  }

  @Test
  void aLineOfTheAuditLogAndARecordAreFound() {
    SyncStore store = store();
    store.audit().append(ALICE, new AuditLine(TOKEN, "LOOK", "s:1", "DONE"));
    assertThat(Sinks.lines(store, ALICE)).anyMatch(Sinks::isPrivate);

    SyncStore other = store();
    other.records().put(ALICE, RecordKind.CONNECTION, "c", 0, "{\"token\":\"" + TOKEN + "\"}");
    assertThat(Sinks.lines(other, ALICE)).anyMatch(Sinks::isPrivate);
  }

  private static SyncStore store() {
    return new InMemorySyncStore(ManualClock.at("2026-11-20T09:00:00Z"));
  }
}
