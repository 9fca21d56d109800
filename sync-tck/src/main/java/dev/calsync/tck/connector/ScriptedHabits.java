package dev.calsync.tck.connector;

import dev.calsync.connector.RemoteId;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.TimeRange;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * What a scripted provider makes of what is written to it, and of what it is asked, in its own way.
 * At first it keeps all as it is sent and tells all that it has. Thread-safe.
 */
public final class ScriptedHabits {

  private final Set<RemoteId> misread = ConcurrentHashMap.newKeySet();
  private volatile TimeRange timesOf = TimeRange.ALWAYS;
  private volatile boolean markless;
  private volatile UnaryOperator<MirrorShape> rewriting = UnaryOperator.identity();
  private volatile UnaryOperator<String> naming = UnaryOperator.identity();

  ScriptedHabits() {}

  /**
   * Makes the provider rewrite what is written to it (FLT-22).
   *
   * @param how from what is sent to what is kept
   */
  public void rewriting(UnaryOperator<MirrorShape> how) {
    this.rewriting = how;
  }

  /**
   * Sets of what stretch of time the calendar tells when its owner is busy, where it tells nothing
   * else; all of it at first.
   *
   * @param range the stretch
   */
  public void tellTimesOf(TimeRange range) {
    this.timesOf = range;
  }

  TimeRange timesOf() {
    return timesOf;
  }

  /**
   * Makes the provider give every object that is written from now on a UID of its own choice.
   *
   * @param how what it makes of the UID that it was asked to keep
   */
  public void namingUids(UnaryOperator<String> how) {
    this.naming = how;
  }

  /**
   * Makes the provider drop every mark that is written from now on, whatever its capabilities say.
   */
  public void dropMarks() {
    markless = true;
  }

  /**
   * Makes the code that reads the calendar not understand one object, though nothing is wrong with
   * it.
   *
   * @param id which
   */
  public void misread(RemoteId id) {
    misread.add(id);
  }

  /** The code that reads the calendar was mended. Nothing in the calendar changes by that. */
  public void understand() {
    misread.clear();
  }

  ScriptedObject understood(ScriptedObject there) {
    return misread.contains(there.id()) ? there.unreadable() : there;
  }

  ScriptedObject kept(ScriptedObject written) {
    ScriptedObject named = written.named(written.id(), naming.apply(written.uid()));
    return markless ? named.marked(Optional.empty()) : named;
  }

  MirrorShape rewritten(MirrorShape sent) {
    return rewriting.apply(sent);
  }
}
