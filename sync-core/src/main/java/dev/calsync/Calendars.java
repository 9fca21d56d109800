package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.OwnCalendar;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.plan.UnreadableItem;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.ItemState;
import dev.calsync.store.JobKind;
import dev.calsync.store.SourceItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calendars of an owner. */
public final class Calendars {

  private static final int PAGE = 1_000;
  private static final int LONGEST_NAME = 100;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Engine engine;
  private final OwnerId owner;

  Calendars(Engine engine, OwnerId owner) {
    this.engine = engine;
    this.owner = owner;
  }

  /**
   * All calendars of the accounts.
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
   * The calendar of the events that the host puts itself (R-B4). It is there without connecting
   * anything, and the same after a loss of the store. Its edges show those events elsewhere; it
   * cannot be a target, and is not in {@link #list()}.
   *
   * @return the calendar
   */
  public CalendarView own() {
    return CalendarView.of(OwnCalendar.of(owner));
  }

  /**
   * Makes a calendar in an account, for mirrors: the overlay that edges then have as their target,
   * so that nothing stands among the owner's own events. Making it again gives the same calendar:
   * it is found by a mark that it bears at its provider, also after a loss of the store, or of the
   * answer (FLT-63). Calls the provider, in the calling thread.
   *
   * @param connection in which account
   * @param displayName what people shall call it, 1 to 100 characters; another name is another
   *     calendar
   * @return the calendar
   * @throws dev.calsync.failure.CalsyncException with code {@code NOT_FOUND}
   * @throws dev.calsync.failure.ConnectorException UNSUPPORTED where the provider makes no
   *     calendars; else if it cannot be made now
   */
  public CalendarView createOverlay(ConnectionId connection, String displayName) {
    if (displayName.isBlank() || displayName.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a calendar's name has 1 to "
              + LONGEST_NAME
              + " characters, not "
              + displayName.length());
    }
    return CalendarView.of(engine.createOverlay(owner, connection, displayName));
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
        Problem.of(engine, owner, JobKind.INTAKE, id.value()));
  }

  /**
   * Says how old a calendar's newest reading may be before its status is {@link Health#STALE}.
   * Unless said, twice the time between two polls (40 minutes by default). It changes no cadence.
   *
   * @param id which calendar
   * @param objective 1 minute to 30 days
   * @throws dev.calsync.failure.CalsyncException with code {@code NOT_FOUND}
   */
  public void objective(CalendarId id, Duration objective) {
    if (objective.compareTo(SHORTEST) < 0 || objective.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "an objective is 1 minute to 30 days long, not " + objective);
    }
    engine.directory.keepObjective(owner, engine.directory.calendar(owner, id).id(), objective);
  }

  /**
   * What cannot be understood in a calendar, as it was last read.
   *
   * @param id which calendar
   * @param atMost how many to list
   * @return in the order of their ids
   * @throws dev.calsync.failure.CalsyncException with code {@code NOT_FOUND}
   */
  public List<UnreadableItem> unreadable(CalendarId id, int atMost) {
    return items(id, ItemState.QUARANTINED, atMost).stream()
        .flatMap(item -> item.quarantine().map(why -> unreadable(id, item, why)).stream())
        .toList();
  }

  /**
   * Has what cannot be understood in a calendar fetched and read again, soon: after the code that
   * reads it, or the setting of its provider, has changed. What its provider changes is read again
   * by itself.
   *
   * @param id which calendar
   * @throws dev.calsync.failure.CalsyncException with code {@code NOT_FOUND}
   */
  public void retryUnreadable(CalendarId id) {
    CalendarRecord calendar = engine.directory.calendar(owner, id);
    engine.followUps.ask(List.of(FollowUps.rereading(owner, calendar, "asked for")));
  }

  /**
   * Untouched copies of mirrors that lie about in a calendar, as it was last read. They are left
   * alone (SEM-43).
   *
   * @param id which calendar
   * @param atMost how many to list
   * @return the provider's ids, in their order
   * @throws dev.calsync.failure.CalsyncException with code {@code NOT_FOUND}
   */
  public List<RemoteId> copies(CalendarId id, int atMost) {
    return items(id, ItemState.COPY, atMost).stream().map(SourceItem::id).toList();
  }

  private static UnreadableItem unreadable(
      CalendarId calendar, SourceItem item, SourceItem.Quarantine why) {
    return new UnreadableItem(calendar, item.id().value(), item.uid(), why.code(), why.where());
  }

  private List<SourceItem> items(CalendarId id, ItemState state, int atMost) {
    engine.directory.calendar(owner, id);
    long wanted =
        Math.min(atMost, engine.store.sources().countItems(owner, id).getOrDefault(state, 0L));
    List<SourceItem> found = new ArrayList<>();
    String after = "";
    // The count says when there are no more, so a calendar without any costs one question.
    while (found.size() < wanted) {
      List<SourceItem> page = engine.store.sources().itemsAfter(owner, id, after, PAGE);
      page.stream()
          .filter(item -> item.state() == state)
          .limit(wanted - found.size())
          .forEach(found::add);
      if (page.size() < PAGE) {
        return found;
      }
      after = page.get(page.size() - 1).id().value();
    }
    return found;
  }
}
