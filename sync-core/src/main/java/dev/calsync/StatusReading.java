package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.ConnectionRecord;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.store.CalendarReading;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Hold;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobView;
import dev.calsync.store.MirrorState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts an owner's status together from a few answers of the store. Used by one thread. */
final class StatusReading {

  private static final int PAGE = 1_000;

  private static final List<Health> WORST_FIRST =
      List.of(Health.FAILING, Health.HELD, Health.FIRST_READING, Health.STALE);

  private final Engine engine;
  private final List<CalendarRecord> calendars;
  private final List<EdgeRecord> edges;
  private final Map<CalendarId, CalendarReading> readings;
  private final Map<CalendarId, Duration> objectives;
  private final Map<CalendarId, Long> quarantined;
  private final Map<EdgeId, Map<MirrorState, Long>> unsettled;
  private final Map<EdgeId, List<Hold>> holds;
  private final Map<JobKey, Problem> problems = new HashMap<>();

  private StatusReading(Engine engine, OwnerId owner) {
    this.engine = engine;
    this.calendars = engine.directory.calendars(owner);
    this.edges = engine.directory.edges(owner);
    this.objectives = engine.directory.objectives(owner);
    this.readings =
        engine.store.reading().readings(owner).stream()
            .collect(Collectors.toMap(CalendarReading::calendar, Function.identity()));
    this.quarantined = engine.store.quarantine().calendars(owner);
    this.unsettled =
        engine
            .store
            .reading()
            .unsettled(owner, calendars.stream().map(CalendarRecord::id).toList());
    this.holds =
        engine.store.holds().open(owner).stream().collect(Collectors.groupingBy(Hold::edge));
    failures(owner);
  }

  static OwnerStatus of(Engine engine, OwnerId owner) {
    StatusReading reading = new StatusReading(engine, owner);
    Map<ConnectionId, List<OwnerStatus.OfCalendar>> byConnection =
        reading.calendars.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.ref().connection(),
                    Collectors.mapping(reading::calendar, Collectors.toList())));
    return new OwnerStatus(
        engine.directory.connections(owner).stream()
            .map(it -> connection(it, byConnection.getOrDefault(it.id(), List.of())))
            .toList(),
        reading.edges.stream().map(reading::edge).toList());
  }

  private void failures(OwnerId owner) {
    String after = "";
    List<JobView> page;
    do {
      page = engine.store.jobs().page(owner, after, PAGE);
      for (JobView job : page) {
        Problem.of(Optional.of(job)).ifPresent(why -> problems.put(job.job(), why));
        after = job.job().toString();
      }
    } while (page.size() == PAGE);
  }

  private static OwnerStatus.OfConnection connection(
      ConnectionRecord connection, List<OwnerStatus.OfCalendar> calendars) {
    return new OwnerStatus.OfConnection(
        connection.id(),
        worst(calendars.stream().map(OwnerStatus.OfCalendar::health).toList()),
        calendars.stream()
            .flatMap(it -> it.lastSuccessAt().stream())
            .max(Comparator.naturalOrder()),
        calendars);
  }

  private static Health worst(List<Health> all) {
    return WORST_FIRST.stream().filter(all::contains).findFirst().orElse(Health.WELL);
  }

  private OwnerStatus.OfCalendar calendar(CalendarRecord calendar) {
    CalendarId id = calendar.id();
    List<Problem> failed =
        Stream.of(JobKind.INTAKE, JobKind.DELIVER)
            .flatMap(
                kind -> Optional.ofNullable(problems.get(new JobKey(kind, id.value()))).stream())
            .toList();
    return new OwnerStatus.OfCalendar(
        id,
        failed.isEmpty() ? freshness(calendar) : Health.FAILING,
        readAt(id),
        age(id),
        objective(calendar),
        quarantined.getOrDefault(id, 0L),
        failed);
  }

  /** A calendar that nobody ever asked to be read waits for nothing. */
  private Health freshness(CalendarRecord calendar) {
    CalendarId id = calendar.id();
    boolean used = edges.stream().anyMatch(edge -> edge.ends().anyMatch(id::equals));
    if (OwnCalendar.is(id) || (!used && !readings.containsKey(id))) {
      return Health.WELL;
    }
    return age(id)
        .map(age -> age.compareTo(objective(calendar)) > 0 ? Health.STALE : Health.WELL)
        .orElse(Health.FIRST_READING);
  }

  private Duration objective(CalendarRecord calendar) {
    return objectives.getOrDefault(calendar.id(), engine.usualObjective(calendar));
  }

  private Optional<Duration> age(CalendarId id) {
    return Optional.ofNullable(readings.get(id)).flatMap(CalendarReading::age);
  }

  private Optional<Instant> readAt(CalendarId id) {
    return Optional.ofNullable(readings.get(id))
        .flatMap(reading -> reading.state().lastRead())
        .map(CompletedPass::endedAt);
  }

  private OwnerStatus.OfEdge edge(EdgeRecord edge) {
    Map<MirrorState, Long> parts = unsettled.getOrDefault(edge.id(), Map.of());
    List<Problem> failed =
        jobs(edge).flatMap(job -> Optional.ofNullable(problems.get(job)).stream()).toList();
    List<Hold> held = holds.getOrDefault(edge.id(), List.of());
    long due = parts.getOrDefault(MirrorState.DUE, 0L);
    long open = parts.getOrDefault(MirrorState.ATTEMPTED, 0L);
    return new OwnerStatus.OfEdge(
        edge.id(),
        worst(List.of(failed.isEmpty() ? Health.WELL : Health.FAILING, ofHolds(held), of(edge))),
        failed.isEmpty() && due + open == 0 ? sourcesReadAt(edge) : Optional.empty(),
        due,
        open,
        parts.getOrDefault(MirrorState.HELD, 0L),
        parts.getOrDefault(MirrorState.REFUSED, 0L),
        held,
        failed);
  }

  private static Health ofHolds(List<Hold> holds) {
    return holds.isEmpty() ? Health.WELL : Health.HELD;
  }

  private Health of(EdgeRecord edge) {
    return worst(
        calendars.stream()
            .filter(calendar -> edge.sources().contains(calendar.id()))
            .map(this::freshness)
            .toList());
  }

  /** When all its sources had been read; empty if one never was, or all are the host's own. */
  private Optional<Instant> sourcesReadAt(EdgeRecord edge) {
    List<CalendarId> read =
        edge.sources().stream().filter(source -> !OwnCalendar.is(source)).toList();
    return read.stream().allMatch(source -> readAt(source).isPresent())
        ? read.stream().flatMap(source -> readAt(source).stream()).min(Comparator.naturalOrder())
        : Optional.empty();
  }

  private static Stream<JobKey> jobs(EdgeRecord edge) {
    return Stream.concat(
        edge.ends().map(calendar -> new JobKey(JobKind.INTAKE, calendar.value())),
        Stream.of(
            new JobKey(JobKind.PLAN, edge.id().value()),
            new JobKey(JobKind.DELIVER, edge.target().value())));
  }
}
