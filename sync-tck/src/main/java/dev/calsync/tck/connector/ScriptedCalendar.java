package dev.calsync.tck.connector;

import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

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
  private volatile Capabilities capabilities;
  private volatile int pageSize = 10;
  private volatile long epoch;
  private volatile boolean broken;
  private volatile UnaryOperator<MirrorShape> rewriting = UnaryOperator.identity();

  ScriptedCalendar(String providerId, Capabilities capabilities, Clock clock) {
    this.providerId = providerId;
    this.capabilities = capabilities;
    this.log = new ScriptedLog(clock);
    log.lag(capabilities.listingLag());
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
   * Changes what the calendar can do. {@code PARTS} is not played.
   *
   * @param changed its capabilities from now on
   */
  public void can(Capabilities changed) {
    this.capabilities = ScriptedConnector.playable(changed);
    log.lag(changed.listingLag());
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
   * Makes the provider rewrite what is written to it (FLT-22).
   *
   * @param how from what is sent to what is kept
   */
  public void rewriting(UnaryOperator<MirrorShape> how) {
    this.rewriting = how;
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
        id -> edit(id, body), () -> log.put(ScriptedObject.foreign(nextId(), uid, body)));
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
    log.put(ScriptedObject.foreign(id, uid, body));
  }

  /**
   * Somebody changes an event, of whomever it is. A mirror keeps its mark.
   *
   * @param id which
   * @param body the new content
   */
  public void edit(RemoteId id, EventBody body) {
    log.put(object(id).saying(body));
  }

  /**
   * Somebody deletes an event.
   *
   * @param id which
   */
  public void delete(RemoteId id) {
    log.remove(object(id).id());
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
    log.put(original.named(copy, "copy-" + copy + "@" + original.uid()));
    return copy;
  }

  /**
   * Somebody, or an export and import, takes the mark off a mirror.
   *
   * @param id which
   */
  public void stripMark(RemoteId id) {
    log.put(object(id).withoutMark());
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
    return log.now().stream().map(object -> object.read(true)).toList();
  }

  /**
   * The object of a UID.
   *
   * @param uid the UID
   * @return its id; empty if there is none
   */
  public Optional<RemoteId> idOf(String uid) {
    return log.now().stream()
        .filter(object -> object.uid().equals(uid))
        .map(ScriptedObject::id)
        .findFirst();
  }

  ScriptedLog log() {
    return log;
  }

  Capabilities capabilities() {
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

  MirrorShape rewritten(MirrorShape sent) {
    return rewriting.apply(sent);
  }

  RemoteId nextId() {
    return new RemoteId("object-" + ids.incrementAndGet());
  }

  private ScriptedObject object(RemoteId id) {
    return log.find(id)
        .orElseThrow(() -> new NoSuchElementException("no object " + id + " in " + providerId));
  }
}
