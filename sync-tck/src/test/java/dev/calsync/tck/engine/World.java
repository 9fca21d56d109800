package dev.calsync.tck.engine;

import dev.calsync.CalendarView;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.SyncSummary;
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
import dev.calsync.policy.Policy;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.SyncStore;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
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

  final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  private final Map<String, ScriptedCalendar> calendars = new TreeMap<>();
  private final UnaryOperator<SyncStore> dressed;
  private InMemorySyncStore data = new InMemorySyncStore(clock);
  private SyncKit kit;
  private int restarts;

  World() {
    this(store -> store);
  }

  /** A world whose store is looked at through something. */
  World(UnaryOperator<SyncStore> dressed) {
    this.dressed = dressed;
    this.kit = SyncKit.on(clock, dressed.apply(data), provider);
  }

  ScriptedCalendar calendar(String name) {
    return calendars.computeIfAbsent(
        name, any -> provider.addCalendar(name, name, ScriptedConnector.everything()));
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

  private CalendarView connected(String name) {
    calendar(name);
    return alice().connections().connect(provider.account(name)).calendar();
  }

  /** Synchronizes an edge to the end. */
  SyncSummary sync(EdgeView edge) {
    return sync(edge.id());
  }

  private SyncSummary sync(EdgeId edge) {
    return alice().edges().syncNow(edge).await(Duration.ofMinutes(5));
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

  /** The store is lost; the configuration and the keys are not (R-F5). */
  void loseStore() {
    data = new InMemorySyncStore(clock);
    kit = SyncKit.on(clock, dressed.apply(data), "c" + ++restarts + "-", provider);
  }

  SyncKit kit() {
    return kit;
  }

  int writes() {
    return provider.writeLog().size();
  }

  List<String> titles(String calendar) {
    return bodies(calendar).stream().map(body -> body.details().text().title()).sorted().toList();
  }

  List<EventBody> bodies(String calendar) {
    return calendar(calendar).objects().stream()
        .filter(SourcePart.Whole.class::isInstance)
        .map(SourcePart.Whole.class::cast)
        .map(SourcePart.Whole::body)
        .toList();
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
                "Words about " + title,
                "Room of " + title,
                "https://meet.example/x",
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
  }
}
