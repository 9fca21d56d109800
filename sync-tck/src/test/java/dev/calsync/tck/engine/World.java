package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarView;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.Rollout;
import dev.calsync.SyncSettings;
import dev.calsync.SyncSummary;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeZoneId;
import dev.calsync.host.SyncListener;
import dev.calsync.policy.Policy;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.Canary;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A small world: one owner, some scripted calendars, edges between them. The words that the
 * scenarios are told in.
 */
final class World implements AutoCloseable {

  static final OwnerId ALICE = OwnerId.of("alice");
  private static final TimeZoneId BERLIN = new TimeZoneId("Europe/Berlin");

  final ManualClock clock;
  final ScriptedConnector provider;
  private final Map<String, ScriptedCalendar> calendars = new TreeMap<>();
  private final UnaryOperator<SyncStore> dressed;
  private InMemorySyncStore data;
  private SyncKit kit;
  private int restarts;

  World() {
    this(store -> store);
  }

  /** A world at another time. */
  World(String now) {
    this(ManualClock.at(now), store -> store);
  }

  /** A world whose store is looked at through something. */
  World(UnaryOperator<SyncStore> dressed) {
    this(ManualClock.at("2026-11-20T09:00:00Z"), dressed);
  }

  private World(ManualClock clock, UnaryOperator<SyncStore> dressed) {
    this.clock = clock;
    this.provider = new ScriptedConnector("scripted", clock);
    this.data = new InMemorySyncStore(clock);
    this.dressed = dressed;
    this.kit = SyncKit.on(clock, dressed.apply(data), provider);
  }

  ScriptedCalendar calendar(String name) {
    return calendar(name, ScriptedConnector.everything());
  }

  /** A calendar; what it can do is said when it is first named. */
  ScriptedCalendar calendar(String name, Capabilities capabilities) {
    return calendars.computeIfAbsent(name, any -> provider.addCalendar(name, name, capabilities));
  }

  OwnerScope alice() {
    return kit.calsync().owner(ALICE);
  }

  EdgeView edge(String source, String target) {
    return edge(source, target, Policy.busy());
  }

  EdgeView edge(String source, String target, Policy policy) {
    return alice().edges().create(connected(source).id(), connected(target).id(), policy);
  }

  /** An edge that merges what takes time in several calendars. */
  EdgeView edge(List<String> sources, String target, Policy policy) {
    List<CalendarId> ids = sources.stream().map(name -> connected(name).id()).toList();
    return alice().edges().create(ids, connected(target).id(), policy);
  }

  CalendarView connected(String name) {
    calendar(name);
    return alice().connections().connect(provider.account(name)).calendar();
  }

  /** Synchronizes an edge to the end. */
  SyncSummary sync(EdgeView edge) {
    return sync(edge.id());
  }

  private SyncSummary sync(EdgeId edge) {
    SyncSummary summary = alice().edges().syncNow(edge).await(Duration.ofMinutes(5));
    assertThat(summary.toString()).doesNotMatch(Sinks::isPrivate);
    return summary;
  }

  /** Reads every calendar again and follows wherever that leads. */
  void cycle() {
    alice().edges().list().forEach(edge -> sync(edge.id()));
    kit.settle();
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  /** The process died; another one goes on with the same store. */
  void restart() {
    kit.close();
    clock.advance(Duration.ofMinutes(1));
    data = data.copy();
    kit = SyncKit.on(clock, dressed.apply(data), "b" + ++restarts + "-", provider);
  }

  /** The host starts again, and says how far the library goes. */
  void restart(Rollout rollout) {
    kit.close();
    SyncKit.Host host =
        SyncKit.Host.of(new SyncListener() {}).with(SyncSettings.DEFAULT.withRollout(rollout));
    kit = SyncKit.on(clock, dressed.apply(data), "r" + ++restarts + "-", host, provider);
  }

  /** The store is lost; the configuration and the keys are not (R-F5). */
  void loseStore() {
    data = new InMemorySyncStore(clock);
    kit = SyncKit.on(clock, dressed.apply(data), "c" + ++restarts + "-", provider);
  }

  /** The store as it is now, to come back to. */
  InMemorySyncStore backup() {
    return data.copy();
  }

  /** The store is as it was once; its calendars have gone on (FLT-50). */
  void restore(InMemorySyncStore backup) {
    kit.close();
    data = backup.copy();
    kit = SyncKit.on(clock, dressed.apply(data), "d" + ++restarts + "-", provider);
  }

  SyncKit kit() {
    return kit;
  }

  SyncStore store() {
    return data;
  }

  int writes() {
    return provider.writeLog().size();
  }

  /** How many events were projected for edges, ever. */
  long planned() {
    return data.jobLogs().before(ALICE, Long.MAX_VALUE, 1_000).stream()
        .map(JobLogEntry::counts)
        .mapToLong(counts -> counts.getOrDefault("planned", 0L))
        .sum();
  }

  List<String> titles(String calendar) {
    return bodies(calendar).stream().map(body -> body.details().text().title()).sorted().toList();
  }

  List<EventBody> bodies(String calendar) {
    return calendar(calendar).events();
  }

  RemoteId only(String calendar) {
    List<SourcePart> objects = calendar(calendar).objects();
    if (objects.size() != 1) {
      throw new AssertionError(calendar + " holds " + objects.size() + " objects");
    }
    return objects.get(0).id();
  }

  List<String> journal() {
    List<String> lines = new ArrayList<>();
    for (JournalEntry entry : alice().journal().after(0, 1_000)) {
      lines.add(entry.line().action() + " " + entry.line().reason());
    }
    return lines;
  }

  static EventBody event(String title, String start) {
    return event(title, start, Duration.ofHours(1));
  }

  static EventBody event(String title, String start, Duration length) {
    return EventBody.single(
        new EventTime.Zoned(LocalDateTime.parse(start), BERLIN, Length.of(length)),
        EventDetails.of(
            new EventText(
                title,
                "Words about " + title + " " + Canary.WORD,
                "Room of " + title + " " + Canary.WORD,
                "https://meet.example/" + Canary.WORD,
                List.of())));
  }

  static EventBody free(String title, String start) {
    EventBody busy = event(title, start);
    EventDetails details = busy.details();
    return EventBody.single(
        busy.time(),
        new EventDetails(
            details.text(),
            Availability.FREE,
            details.visibility(),
            details.status(),
            details.type(),
            details.organizer(),
            details.attendees(),
            details.ownResponse()));
  }

  @Override
  public void close() {
    kit.close();
    Sinks.assertClean(data, ALICE);
  }
}
