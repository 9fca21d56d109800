package dev.calsync.tck.engine;

import dev.calsync.CalendarSync;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.SyncSummary;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.SourcePart;
import dev.calsync.host.KeyProvider;
import dev.calsync.policy.Policy;
import dev.calsync.store.JobLogEntry;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SequentialIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** A world whose zone data can be updated, and that tells how many events were projected again. */
final class ZonedWorld implements AutoCloseable {

  final ManualClock clock;
  final ZoneData zones;
  final ScriptedConnector provider;
  private final InMemorySyncStore store;
  private final CalendarSync calsync;

  ZonedWorld(String now, ZoneData zones) {
    this.clock = ManualClock.at(now);
    this.zones = zones;
    this.provider = new ScriptedConnector("scripted", clock);
    this.store = new InMemorySyncStore(clock);
    this.calsync =
        CalendarSync.builder()
            .store(store)
            .connectors(provider)
            .keys(new Keys())
            .clock(clock)
            .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
            .ids(new SequentialIds("z"))
            .random(new SplittableRandom(1))
            .zoneRules(zones)
            .build();
  }

  private record Keys() implements KeyProvider {
    @Override
    public String installation() {
      return "zoned";
    }

    @Override
    public byte[] markKey() {
      return new byte[32];
    }
  }

  ScriptedCalendar calendar(String name, SeriesSupport series) {
    ScriptedCalendar added =
        provider.addCalendar(name, name, ScriptedConnector.everything().withSeries(series));
    added.pagesOf(500);
    return added;
  }

  EdgeView edge(String source, String target, Policy policy) {
    return alice().edges().create(connected(source), connected(target), policy);
  }

  private CalendarId connected(String account) {
    return alice().connections().connect(provider.account(account)).calendar().id();
  }

  OwnerScope alice() {
    return calsync.owner(World.ALICE);
  }

  SyncSummary sync(EdgeView edge) {
    SyncSummary summary = alice().edges().syncNow(edge.id()).await(Duration.ofMinutes(5));
    calsync.worker().settle();
    return summary;
  }

  void pass(Duration time) {
    clock.advance(time);
    calsync.worker().settle();
  }

  int writes() {
    return provider.writeLog().size();
  }

  /** How many events were projected for edges, ever. */
  long planned() {
    return store.jobLogs().before(World.ALICE, Long.MAX_VALUE, 1_000).stream()
        .map(JobLogEntry::counts)
        .mapToLong(counts -> counts.getOrDefault("planned", 0L))
        .sum();
  }

  /** The wall times at which single events begin. */
  static List<String> starts(ScriptedCalendar calendar) {
    return calendar.objects().stream()
        .map(part -> ((SourcePart.Whole) part).body().time().startSlot().text())
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    calsync.close();
  }
}
