package dev.calsync;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.canonical.Bounds;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.host.IdSource;
import dev.calsync.store.HostEvent;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JournalLine;
import dev.calsync.store.SyncStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a host can command about events of its own (R-B4). Only the store is written; no provider is
 * called. Given out by {@link Events#within} for a transaction of the host's.
 */
public final class EventCommands {

  private final SyncStore store;
  private final Directory directory;
  private final OwnerId owner;
  private final IdSource ids;
  private final ZoneRulesSource zones;

  EventCommands(SyncStore store, OwnerId owner, IdSource ids, ZoneRulesSource zones) {
    this.store = store;
    this.directory = new Directory(store.records());
    this.owner = owner;
    this.ids = ids;
    this.zones = zones;
  }

  /**
   * As {@link Events#put}.
   *
   * @param ref the host's own id of the event
   * @param event what it says
   * @return false if it was so already
   * @throws IllegalEventException if zone data does not know a zone of it
   */
  public boolean put(ExternalRef ref, EventDraft event) {
    EventBody body = event.body();
    checkZones(body);
    return set(
        new HostEvent(
            ref.value(), Optional.of(BodyForm.encode(body)), Optional.of(Bounds.of(body))),
        "HOST_EVENT_PUT");
  }

  /**
   * As {@link Events#cancel}.
   *
   * @param ref the host's own id of the event
   * @return false if there was no such event
   */
  public boolean cancel(ExternalRef ref) {
    return set(
        new HostEvent(ref.value(), Optional.empty(), Optional.empty()), "HOST_EVENT_CANCELLED");
  }

  /** Planning is asked for even if nothing changed: the one before may have died half-way. */
  private boolean set(HostEvent event, String action) {
    JournalLine line =
        new JournalLine(
            action,
            ids.next(),
            OwnCalendar.ID,
            Optional.empty(),
            event.uid(),
            "HOST_COMMAND",
            Map.of());
    boolean changed =
        store.hostEvents().putHostEvent(owner, OwnCalendar.ID, event, line).isPresent();
    List<JobRequest> planning =
        directory.edgesFrom(owner, OwnCalendar.ID).stream().map(this::planning).toList();
    if (!planning.isEmpty()) {
      store.jobs().requestJobs(planning);
    }
    return changed;
  }

  private JobRequest planning(EdgeRecord edge) {
    CalendarRecord source = directory.calendar(owner, edge.source());
    return FollowUps.planning(owner, source, edge, "event of the host");
  }

  private void checkZones(EventBody body) {
    List<String> unknown =
        Stream.concat(Stream.of(body.time()), body.overrides().stream().map(SeriesOverride::time))
            .flatMap(EventCommands::zone)
            .distinct()
            .filter(zone -> zones.rules(zone).isEmpty())
            .map(zone -> "zone data " + zones.version() + " does not know its zone " + zone)
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalEventException(unknown);
    }
  }

  private static Stream<TimeZoneId> zone(EventTime time) {
    return time instanceof EventTime.Zoned zoned ? Stream.of(zoned.zone()) : Stream.empty();
  }
}
