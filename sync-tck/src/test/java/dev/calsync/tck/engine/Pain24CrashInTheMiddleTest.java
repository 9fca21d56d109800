package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedStop;
import dev.calsync.tck.connector.ScriptedWrite;
import dev.calsync.tck.example.SavedStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pain 24: the process dies in the middle of a run; what it knows does not fit together any more,
 * and the next run "repairs" that by deleting, at the target or even at the source.
 *
 * <p>Here a page's effects and its cursor, and a plan's intents and its position, are one
 * transaction each, and every write is written down before it is made. So the process is killed
 * before and after each operation on a store that is nothing but a file, and at each call to the
 * provider, and another one goes on with the file: the source is as people left it, and the one
 * mirror whose event is gone is the only one ever deleted.
 */
class Pain24CrashInTheMiddleTest {

  private static final Consumer<Life> NOTHING = life -> {};

  @TempDir private Path folder;

  @Test
  void whereverItDiesInTheStoreOnlyWhatShallGoGoes() {
    Life quiet = new Life("quiet").live(NOTHING);
    assertThat(quiet.operations).isGreaterThan(20);
    for (int nth = 1; nth <= quiet.operations; nth++) {
      int at = nth;
      new Life("before-" + nth).live(life -> life.stoppable.stopAt(at, false));
      new Life("after-" + nth).live(life -> life.stoppable.stopAt(at, true));
    }
  }

  @Test
  void whereverItDiesAtTheProviderOnlyWhatShallGoGoes() {
    Life quiet = new Life("quiet").live(NOTHING);
    assertThat(quiet.calls).isGreaterThan(2);
    for (int nth = 1; nth <= quiet.calls; nth++) {
      int at = nth;
      new Life("unsent-" + nth).live(life -> life.provider.faults().stopBeforeCall(at));
      new Life("unheard-" + nth).live(life -> life.provider.faults().stopAfterCall(at));
    }
  }

  /** Two processes, one after the other, on one file. */
  private final class Life {

    private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
    private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
    private final ScriptedCalendar work = calendar("work");
    private final ScriptedCalendar home = calendar("home");
    private final StoppableStore stoppable = new StoppableStore();
    private final String name;
    private SyncKit kit;
    private long operations;
    private long calls;

    Life(String name) {
      this.name = name;
      this.kit = process("a");
    }

    private ScriptedCalendar calendar(String id) {
      return provider.addCalendar(id, id, ScriptedConnector.everything());
    }

    private SyncKit process(String ids) {
      return SyncKit.on(
          clock, stoppable.over(SavedStore.open(folder.resolve(name), clock)), ids, provider);
    }

    Life live(Consumer<Life> death) {
      EdgeView edge = mirrored();
      RemoteId going = mirrorAt("2026-12-03T10:00");
      people();
      List<SourcePart> left = work.objects();
      long operationsBefore = stoppable.operations();
      long callsBefore = provider.faults().calls();
      death.accept(this);
      try {
        sync(edge);
      } catch (ScriptedStop killed) {
        assertThat(killed.getMessage()).isNotEmpty();
      }
      operations = stoppable.operations() - operationsBefore;
      calls = provider.faults().calls() - callsBefore;
      nextProcess();
      for (int i = 0; i < 3; i++) {
        sync(edge);
      }
      assertThat(work.objects()).as("%s: the source", name).isEqualTo(left);
      onlyGone(going);
      quietNow(edge);
      kit.close();
      return this;
    }

    private EdgeView mirrored() {
      for (int day = 1; day <= 5; day++) {
        work.put("e" + day, event("Event", "2026-12-0" + day + "T10:00:00"));
      }
      OwnerScope alice = kit.calsync().owner(World.ALICE);
      EdgeView edge =
          alice.edges().create(connect(alice, "work"), connect(alice, "home"), Policy.busy());
      sync(edge);
      return edge;
    }

    private CalendarId connect(OwnerScope alice, String account) {
      return alice.connections().connect(provider.account(account)).calendar().id();
    }

    private void people() {
      work.delete(work.idOf("e3").orElseThrow());
      work.edit(work.idOf("e2").orElseThrow(), event("Event", "2026-12-02T11:00:00"));
      work.put("e6", event("Event", "2026-12-06T10:00:00"));
    }

    /** The first one never closes anything. */
    private void nextProcess() {
      stoppable.heal();
      provider.faults().heal();
      clock.advance(Duration.ofMinutes(1));
      kit = process("b");
    }

    private void sync(EdgeView edge) {
      kit.calsync().owner(World.ALICE).edges().syncNow(edge.id()).await(Duration.ofMinutes(5));
      kit.settle();
    }

    private void onlyGone(RemoteId going) {
      assertThat(provider.writeLog())
          .as("%s: writes", name)
          .allMatch(write -> write.calendar().equals("home"))
          .filteredOn(write -> write.write() instanceof MirrorWrite.Delete)
          .allMatch(write -> ((MirrorWrite.Delete) write.write()).ref().id().equals(going));
      assertThat(starts())
          .as("%s: the target", name)
          .containsExactly(
              "2026-12-01T10:00",
              "2026-12-02T11:00",
              "2026-12-04T10:00",
              "2026-12-05T10:00",
              "2026-12-06T10:00");
    }

    private void quietNow(EdgeView edge) {
      List<ScriptedWrite> writes = provider.writeLog();
      sync(edge);
      assertThat(provider.writeLog()).as("%s: nothing left to repair", name).isEqualTo(writes);
      assertThat(kit.calsync().owner(World.ALICE).holds().open()).isEmpty();
    }

    private List<String> starts() {
      return home.objects().stream().map(Pain24CrashInTheMiddleTest::start).sorted().toList();
    }

    private RemoteId mirrorAt(String start) {
      return home.objects().stream()
          .filter(part -> start(part).equals(start))
          .map(SourcePart::id)
          .findFirst()
          .orElseThrow();
    }
  }

  private static String start(SourcePart part) {
    return ((SourcePart.Whole) part).body().time().startSlot().text().substring(0, 16);
  }
}
