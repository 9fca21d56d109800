package dev.calsync.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Deadline;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.tck.connector.ConnectorContract;
import dev.calsync.tck.connector.ConnectorRig;
import dev.calsync.tck.connector.CountingCall;
import dev.calsync.tck.connector.ProviderSide;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What crash tests rely on: the fake provider, seen through its wire, keeps the contract. */
class RemoteConnectorTest implements ConnectorContract {

  @TempDir private Path folder;
  private FakeProvider provider;
  private Rig rig;

  @BeforeEach
  void start() throws IOException {
    provider = new FakeProvider(1, folder.resolve("calls.log"));
    rig = new Rig(provider);
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  @Override
  public ConnectorRig rig() {
    return rig;
  }

  /** A node may wait for its permit, and the lease is looked at after that. */
  @Test
  void aCallBeginsWhenItWasLetGo() {
    AtomicReference<Instant> letGo = new AtomicReference<>(Instant.MAX);
    CountingCall counting = new CountingCall(rig.call().connection(), rig.call().settings());
    Call waits =
        new Call() {
          @Override
          public ConnectionId connection() {
            return counting.connection();
          }

          @Override
          public Settings settings() {
            return counting.settings();
          }

          @Override
          public Secret token(Resource resource) {
            return counting.token(resource);
          }

          @Override
          public Deadline deadline() {
            return counting.deadline();
          }

          @Override
          public void beforeRequest(Cost cost) {
            Instant asked = Instant.now();
            while (!Instant.now().isAfter(asked.plusMillis(2))) {
              Thread.onSpinWait();
            }
            letGo.set(asked.plusMillis(1));
          }
        };

    rig.connector().writer().orElseThrow().createMirror(waits, rig.calendar(), form());

    assertThat(provider.writes())
        .singleElement()
        .satisfies(write -> assertThat(write.request().began()).isAfter(letGo.get()));
  }

  private static MirrorForm form() {
    LocalDate day = LocalDate.of(2026, 12, 1);
    EventBody body =
        EventBody.single(
            new EventTime.AllDay(day, day.plusDays(1)), EventDetails.of(EventText.titled("e1 v1")));
    return new MirrorForm("m1", "m1", "mark", 0, MirrorShape.shownBy(body));
  }

  /** One calendar of the fake provider, from both sides. */
  private static final class Rig implements ConnectorRig, ProviderSide {

    private final ScriptedCalendar calendar;
    private final ConnectorAdapter connector;
    private final Call call =
        new CountingCall(ConnectionId.of("c-1"), RemoteConnector.account("alice").settings());

    Rig(FakeProvider provider) {
      calendar =
          provider.scripted().addCalendar("alice", "alice/main", ScriptedConnector.everything());
      provider.scripted().addCalendar("bob", "alice/main-other", ScriptedConnector.everything());
      connector = new RemoteConnector("w0", provider.port());
    }

    @Override
    public ConnectorAdapter connector() {
      return connector;
    }

    @Override
    public Call call() {
      return call;
    }

    @Override
    public CalendarRef calendar() {
      return new CalendarRef(call.connection(), calendar.providerId());
    }

    @Override
    public ProviderSide provider() {
      return this;
    }

    @Override
    public void put(String uid, EventBody body) {
      calendar.put(uid, body);
    }

    @Override
    public void remove(String uid) {
      calendar.delete(calendar.idOf(uid).orElseThrow());
    }

    @Override
    public void spoil(String uid) {
      calendar.spoil(calendar.idOf(uid).orElseThrow());
    }

    @Override
    public Optional<String> raw(String uid) {
      return calendar
          .idOf(uid)
          .flatMap(
              id -> calendar.objects().stream().filter(part -> part.id().equals(id)).findFirst())
          .map(part -> String.valueOf(part.names()));
    }

    @Override
    public void breakDown() {
      calendar.breakDown();
    }
  }
}
