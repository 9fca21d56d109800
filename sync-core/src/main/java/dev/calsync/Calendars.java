package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.ItemState;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calendars of an owner. */
public final class Calendars {

  private final Engine engine;
  private final OwnerId owner;

  Calendars(Engine engine, OwnerId owner) {
    this.engine = engine;
    this.owner = owner;
  }

  /**
   * All calendars.
   *
   * @return in the order of their ids
   */
  public List<CalendarView> list() {
    return engine.directory.calendars(owner).stream().map(CalendarView::of).toList();
  }

  /**
   * One calendar.
   *
   * @param id which
   * @return empty if the owner has none of that id
   */
  public Optional<CalendarView> find(CalendarId id) {
    return engine.directory.findCalendar(owner, id).map(CalendarView::of);
  }

  /**
   * One calendar, by the provider's name of it.
   *
   * @param providerId the provider's name
   * @return empty if the owner has none of that name
   */
  public Optional<CalendarView> findByProviderId(String providerId) {
    return list().stream()
        .filter(calendar -> calendar.ref().providerId().equals(providerId))
        .findFirst();
  }

  /**
   * How reading a calendar goes.
   *
   * @param id which
   * @return its status
   * @throws dev.calsync.failure.CalsyncException with code {@code NOT_FOUND}
   */
  public CalendarStatus status(CalendarId id) {
    engine.directory.calendar(owner, id);
    CalendarState state = engine.store.sources().calendarState(owner, id);
    Map<ItemState, Long> items = engine.store.sources().countItems(owner, id);
    return new CalendarStatus(
        id,
        state.lastRead().map(CompletedPass::endedAt),
        items.getOrDefault(ItemState.LIVE, 0L),
        items.getOrDefault(ItemState.QUARANTINED, 0L),
        items.getOrDefault(ItemState.COPY, 0L),
        Problem.of(engine.store.jobs().find(owner, new JobKey(JobKind.INTAKE, id.value()))));
  }
}
