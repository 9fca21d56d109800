package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Kept;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.tck.connector.ScriptedWrite;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A series, mirrored to a calendar of some kind: the words of the tests about it. */
final class MirroredSeries implements AutoCloseable {

  /** What is documented of Google: nothing is beyond it. */
  static final SeriesSupport GOOGLE = SeriesSupport.PARTS;

  /** What is documented or feared of Graph. */
  static final SeriesSupport GRAPH =
      SeriesSupport.PARTS.but(
          Limit.KIND_OF_OVERRIDES,
          Limit.OVERRIDES_RESET,
          Limit.OVERRIDES_CROSSING,
          Limit.RETURN_OF_SLOTS);

  static final Slot NOV_9 = Slot.parse("2026-11-09T10:00:00");
  static final Slot NOV_16 = Slot.parse("2026-11-16T10:00:00");

  final World world;
  EdgeView edge;

  MirroredSeries() {
    this(new World());
  }

  MirroredSeries(World world) {
    this.world = world;
  }

  void mirrored(EventBody body, SeriesSupport series) {
    connected(body, series);
    world.sync(edge);
  }

  /** An edge that was not synchronized yet. */
  void connected(EventBody body, SeriesSupport series) {
    world.calendar("home").can(ScriptedConnector.everything().withSeries(series));
    world.calendar("work").put("series", body);
    edge = world.edge("work", "home", Policy.busy());
  }

  void source(EventBody body) {
    world.calendar("work").put("series", body);
    world.sync(edge);
  }

  static EventBody mondays(String... more) {
    return weekly(
        "20261102T100000",
        Stream.concat(Stream.of("RRULE:FREQ=WEEKLY;COUNT=5"), Arrays.stream(more))
            .toArray(String[]::new));
  }

  static String[] moved(String slot, String start) {
    return new String[] {
      "END:VEVENT",
      "BEGIN:VEVENT",
      "UID:series",
      "SUMMARY:Team",
      "RECURRENCE-ID;TZID=Europe/Berlin:" + slot,
      "DTSTART;TZID=Europe/Berlin:" + start,
      "DURATION:PT1H"
    };
  }

  static String removed(String slot) {
    return "EXDATE;TZID=Europe/Berlin:" + slot;
  }

  /** A calendar that keeps series in some way, and is read in some way. */
  static Capabilities reading(SeriesSupport series, Marks marks, Duration lag) {
    Capabilities all = ScriptedConnector.everything().withSeries(series);
    return new Capabilities(
        all.version(),
        all.writes(),
        all.reads().withMarks(marks).withListingLag(lag),
        all.series());
  }

  List<String> shown() {
    return instants(world.bodies("home"), "2025-01-01T00:00:00Z", "2029-01-01T00:00:00Z");
  }

  static List<String> instantsOf(EventBody body) {
    return instants(List.of(body), "2025-01-01T00:00:00Z", "2029-01-01T00:00:00Z");
  }

  RemoteId series() {
    return world.calendar("home").shown().stream()
        .filter(event -> event.body().isSeries())
        .map(SourcePart::id)
        .findFirst()
        .orElseThrow();
  }

  SeriesOverride dragged(Slot slot, String start) {
    EventBody body = world.bodies("home").get(0);
    EventTime time = body.time().at(Slot.parse(start)).orElseThrow();
    return new SeriesOverride(slot, time, body.details());
  }

  List<String> writes(int from) {
    return world.provider.writeLog().stream()
        .skip(from)
        .map(ScriptedWrite::write)
        .map(
            write ->
                write.match(
                    create -> "create",
                    update -> "update",
                    delete -> "delete",
                    changed -> "change " + changed.slot().text()))
        .toList();
  }

  void assertQuiet() {
    int before = world.writes();
    world.cycle();
    world.calendar("home").expireCursors();
    world.cycle();
    assertThat(writes(before)).isEmpty();
  }

  /** Targets of every kind: series whole, in parts, or none; with zones and without. */
  static Stream<SeriesSupport> targets() {
    return Stream.of(
        SeriesSupport.WHOLE,
        GOOGLE,
        GRAPH,
        SeriesSupport.PARTS.but(Limit.OVERRIDES_RESET),
        SeriesSupport.PARTS.but(Limit.RETURN_OF_SLOTS),
        SeriesSupport.NONE,
        SeriesSupport.WHOLE.but(Limit.ZONES),
        GOOGLE.but(Limit.ZONES),
        SeriesSupport.NONE.but(Limit.ZONES));
  }

  /** How a target keeps a series that follows the clocks of Berlin. */
  static Kept keptAt(SeriesSupport target) {
    return target.allows(Limit.ZONES) ? target.kept() : Kept.NONE;
  }

  static String[] concat(String first, String... more) {
    return Stream.concat(Stream.of(first), Arrays.stream(more)).toArray(String[]::new);
  }

  @Override
  public void close() {
    world.close();
  }
}
