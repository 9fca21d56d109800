package dev.calsync.tck.connector;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One calendar of a scripted provider, from the side of the people who use it. Thread-safe.
 *
 * <p>Everything that ever happened in it is a list of changes; a listing is a prefix of that list,
 * a cursor the length of a prefix. So a listing is never torn, and may lag behind.
 */
public final class ScriptedCalendar {

  private final String providerId;
  private final ScriptedLog log;
  private final AtomicLong ids = new AtomicLong();
  private final ScriptedHabits habits = new ScriptedHabits();
  private volatile Capabilities capabilities;
  private volatile int pageSize = 10;
  private volatile long epoch;
  private volatile boolean broken;

  ScriptedCalendar(String providerId, Capabilities capabilities, Clock clock) {
    this.providerId = providerId;
    this.capabilities = capabilities;
    this.log = new ScriptedLog(clock);
    log.lag(capabilities.reads().listingLag());
  }

  /**
   * The provider's id of the calendar.
   *
   * @return as it was given
   */
  public String providerId() {
    return providerId;
  }

  /**
   * Changes what the calendar can do. Where it tells more or less from then on, no cursor is valid
   * any more.
   *
   * @param changed its capabilities from now on
   */
  public void can(Capabilities changed) {
    if (changed.reads().tells() != capabilities.reads().tells()) {
      expireCursors();
    }
    this.capabilities = changed;
    log.lag(changed.reads().listingLag());
  }

  /**
   * Sets the length of a page; it is 10 at first.
   *
   * @param events how many events, at least 1
   */
  public void pagesOf(int events) {
    this.pageSize = events;
  }

  /**
   * What the provider does in its own way.
   *
   * @return its habits, to be changed
   */
  public ScriptedHabits habits() {
    return habits;
  }

  /** Makes every cursor that was given so far invalid (FLT-7). */
  public void expireCursors() {
    epoch++;
  }

  /** Breaks the calendar for good: every call that concerns it fails. */
  public void breakDown() {
    broken = true;
  }

  /**
   * Somebody adds an event, or changes the one of that UID.
   *
   * @param uid the UID
   * @param body the content
   * @return its id
   */
  public RemoteId put(String uid, EventBody body) {
    Optional<RemoteId> there = idOf(uid);
    there.ifPresentOrElse(
        id -> edit(id, body), () -> keep(ScriptedObject.foreign(nextId(), uid, body)));
    return there.or(() -> idOf(uid)).orElseThrow();
  }

  /**
   * Somebody adds an event of his own under an id of his choice; what lay there is replaced
   * (FLT-6).
   *
   * @param id the id
   * @param uid its UID
   * @param body its content
   */
  public void putUnder(RemoteId id, String uid, EventBody body) {
    occurrencesOf(id).forEach(occurrence -> log.remove(occurrence.id()));
    log.put(ScriptedObject.foreign(id, uid, body));
  }

  /**
   * Somebody changes an event, of whomever it is. A mirror keeps its mark.
   *
   * @param id which
   * @param body the new content
   */
  public void edit(RemoteId id, EventBody body) {
    keep(object(id).saying(body));
  }

  /**
   * Somebody changes what a series says, of whomever it is; occurrences that are objects of their
   * own stay as they are. Only in a calendar that keeps series in parts.
   *
   * @param id which series
   * @param body what it says
   */
  public void changeSeries(RemoteId id, EventBody body) {
    log.put(object(id).saying(ScriptedObject.without(body)));
  }

  /** In parts, the overrides of a series that somebody writes down whole are objects at once. */
  private void keep(ScriptedObject written) {
    if (!isInParts() || written.place().isPresent()) {
      log.put(written);
      return;
    }
    ScriptedObject series = log.put(written.saying(ScriptedObject.without(written.body())));
    occurrencesOf(series.id()).forEach(old -> log.remove(old.id()));
    written.body().overrides().forEach(override -> changeOccurrence(series.id(), override));
  }

  /**
   * Somebody changes one occurrence of a series, of whomever it is. Only in a calendar that keeps
   * series in parts.
   *
   * @param series the id of the series
   * @param override what changes
   * @return the id of the object that the occurrence is now
   */
  public RemoteId changeOccurrence(RemoteId series, SeriesOverride override) {
    EventBody shown = EventBody.single(override.time(), override.details());
    return putOccurrence(series, override.slot(), false, shown);
  }

  /**
   * Somebody removes one occurrence of a series, of whomever it is. Only in a calendar that keeps
   * series in parts.
   *
   * @param series the id of the series
   * @param slot which
   * @return the id of the object that says so
   */
  public RemoteId removeOccurrence(RemoteId series, Slot slot) {
    return putOccurrence(series, slot, true, ScriptedObject.without(object(series).body()));
  }

  private RemoteId putOccurrence(RemoteId series, Slot slot, boolean removed, EventBody shown) {
    ScriptedObject.Place place = new ScriptedObject.Place(series, slot, removed);
    ScriptedObject fresh = ScriptedObject.occurrence(object(series), place, shown);
    ScriptedObject changed =
        log.find(fresh.id())
            .map(there -> fresh.marked(there.mark()).keyed(there.key()))
            .orElse(fresh);
    return log.put(changed).id();
  }

  List<ScriptedObject> occurrencesOf(RemoteId series) {
    return log.now().stream().filter(object -> object.isOf(series)).toList();
  }

  /**
   * Somebody deletes an event.
   *
   * @param id which
   */
  public void delete(RemoteId id) {
    ScriptedObject gone = object(id);
    if (gone.place().isPresent()) {
      removeOccurrence(gone.place().get().series(), gone.place().get().slot());
    } else {
      remove(id);
    }
  }

  /** A series takes its occurrences with it. */
  void remove(RemoteId id) {
    occurrencesOf(id).forEach(occurrence -> log.remove(occurrence.id()));
    log.remove(id);
  }

  /**
   * Somebody copies an event, with its mark if it has one (FLT-19).
   *
   * @param id which
   * @return the id of the copy
   */
  public RemoteId copy(RemoteId id) {
    ScriptedObject original = object(id);
    RemoteId copy = nextId();
    String uid = "copy-" + copy + "@" + original.uid();
    keep(original.named(copy, uid).saying(seen(original)));
    return copy;
  }

  /**
   * Somebody moves an event to another calendar, with its mark if it has one (FLT-18).
   *
   * @param id which
   * @param other where to
   * @return its id there
   */
  public RemoteId moveTo(RemoteId id, ScriptedCalendar other) {
    ScriptedObject moved = object(id);
    RemoteId there = other.nextId();
    other.keep(moved.named(there, moved.uid()).saying(seen(moved)));
    remove(id);
    return there;
  }

  /**
   * Somebody, or an export and import, takes the mark off a mirror.
   *
   * @param id which
   */
  public void stripMark(RemoteId id) {
    log.put(object(id).marked(Optional.empty()));
  }

  /**
   * Somebody puts another mark on an object, or a first one.
   *
   * @param id which
   * @param mark the mark's text
   */
  public void putMark(RemoteId id, String mark) {
    log.put(object(id).marked(Optional.of(mark)));
  }

  /**
   * Somebody changes the UID of an event, of whomever it is, and nothing else.
   *
   * @param id which
   * @param uid the new UID
   */
  public void changeUid(RemoteId id, String uid) {
    log.put(object(id).named(id, uid));
  }

  /**
   * Makes one object unreadable.
   *
   * @param id which
   */
  public void spoil(RemoteId id) {
    log.put(object(id).unreadable());
  }

  /**
   * What is in the calendar now, marks included, past every lag.
   *
   * @return sorted by id
   */
  public List<SourcePart> objects() {
    return log.now().stream().map(object -> object.read(true, isInParts())).toList();
  }

  /**
   * What somebody sees who looks at the calendar: every event that can be read, series with their
   * changed and removed occurrences.
   *
   * @return sorted by id
   */
  public List<EventBody> events() {
    return shown().stream().map(SourcePart.Whole::body).toList();
  }

  /**
   * The same, each with the names of the object that is its event or series.
   *
   * @return sorted by id
   */
  public List<SourcePart.Whole> shown() {
    return log.now().stream()
        .filter(object -> object.place().isEmpty() && !object.spoiled())
        .map(
            object ->
                new SourcePart.Whole(object.read(true, false).names().orElseThrow(), seen(object)))
        .toList();
  }

  private EventBody seen(ScriptedObject event) {
    return isInParts() ? event.with(occurrencesOf(event.id())) : event.body();
  }

  boolean isInParts() {
    return capabilities.series().kept() == SeriesSupport.Kept.PARTS;
  }

  /**
   * The object of a UID.
   *
   * @param uid the UID
   * @return its id; empty if there is none
   */
  public Optional<RemoteId> idOf(String uid) {
    return log.now().stream()
        .filter(object -> object.uid().equals(uid) && object.place().isEmpty())
        .map(ScriptedObject::id)
        .findFirst();
  }

  ScriptedLog log() {
    return log;
  }

  /**
   * What the calendar can do.
   *
   * @return its capabilities now
   */
  public Capabilities capabilities() {
    return capabilities;
  }

  int pageSize() {
    return pageSize;
  }

  long epoch() {
    return epoch;
  }

  boolean isBroken() {
    return broken;
  }

  RemoteId nextId() {
    return new RemoteId("object-" + ids.incrementAndGet());
  }

  private ScriptedObject object(RemoteId id) {
    return log.find(id)
        .orElseThrow(() -> new NoSuchElementException("no object " + id + " in " + providerId));
  }
}
