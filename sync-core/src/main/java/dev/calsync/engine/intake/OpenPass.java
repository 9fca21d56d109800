package dev.calsync.engine.intake;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.store.Pass;
import java.util.Optional;

/** A pass that is not at its end: what it has shown, and where it goes on. Used by one run. */
final class OpenPass {

  private final Pass pass;
  private final Optional<Cursor> since;
  private final SeenSet seen;
  private final Progress progress;
  private Optional<Continuation> at = Optional.empty();
  private long listed;
  private boolean unsettled;
  private boolean untouched = true;

  OpenPass(Pass pass, Optional<Cursor> since, Progress progress) {
    this.pass = pass;
    this.since = since;
    this.seen = new SeenSet(pass.id());
    this.progress = progress;
  }

  Pass pass() {
    return pass;
  }

  Optional<Cursor> since() {
    return since;
  }

  SeenSet seen() {
    return seen;
  }

  Progress progress() {
    return progress;
  }

  /** Where the store says that it goes on; empty before the first page is committed. */
  Optional<Continuation> at() {
    return at;
  }

  long listed() {
    return listed;
  }

  /** A page is about to be committed: until that is known, there is nowhere to go on. */
  void uncertain() {
    at = Optional.empty();
    untouched = false;
  }

  /** Whether it is known where it stands: at a page, or before the first. */
  boolean goesOn() {
    return at.isPresent() || untouched;
  }

  /** It showed something of a mirror that only its settling can explain. */
  void unsettled() {
    unsettled = true;
  }

  /**
   * The cursor that the pass ends with. What was not understood must be shown again, so it ends
   * where it began: after the same cursor, or with none after a listing.
   */
  Optional<Cursor> cursor(Optional<Cursor> promised) {
    return unsettled ? since : promised;
  }

  void committed(long shown, Optional<Continuation> next) {
    listed += shown;
    at = next;
  }
}
