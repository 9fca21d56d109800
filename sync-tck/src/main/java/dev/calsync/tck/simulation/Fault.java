package dev.calsync.tck.simulation;

import java.util.EnumSet;
import java.util.Set;

/** What can go wrong at a boundary of a node, and where it fits. */
enum Fault {
  /** The process dies (FLT-44). */
  DEATH(EnumSet.allOf(Boundary.class)),
  /** The operation fails before it had an effect: busy, deadlock, serialization (FLT-48). */
  STORE_BUSY(EnumSet.of(Boundary.BEFORE_STORE)),
  /** The operation is done, and nobody hears that it is (FLT-47). */
  COMMIT_UNKNOWN(EnumSet.of(Boundary.AFTER_STORE)),
  /** A write never arrives (FLT-4). */
  REQUEST_LOST(EnumSet.of(Boundary.BEFORE_WRITE)),
  /** A write happens, its reply is lost (FLT-1 … FLT-3). */
  REPLY_LOST(EnumSet.of(Boundary.AFTER_WRITE)),
  /** A write happens, and the call ends in an error all the same (FLT-15). */
  TIMEOUT(EnumSet.of(Boundary.AFTER_WRITE)),
  /** Too many requests, with a time to wait (FLT-11). */
  THROTTLED(EnumSet.of(Boundary.BEFORE_READ, Boundary.BEFORE_WRITE)),
  /** The provider has an error of its own (FLT-13). */
  OUT_OF_ORDER(EnumSet.of(Boundary.BEFORE_READ, Boundary.BEFORE_WRITE)),
  /** The answer to a reading is cut off (FLT-14). */
  CUT_OFF(EnumSet.of(Boundary.AFTER_READ)),
  /** The cursor dies, also in the middle of a pass (FLT-7, FLT-8). */
  CURSOR_DIES(EnumSet.of(Boundary.BEFORE_READ)),
  /** A listing is empty that should not be (FLT-13, INV-12). */
  EMPTY_LISTING(EnumSet.of(Boundary.AFTER_READ));

  private static final Set<Boundary> WRITES =
      EnumSet.of(Boundary.BEFORE_WRITE, Boundary.AFTER_WRITE);

  private final Set<Boundary> places;

  Fault(Set<Boundary> places) {
    this.places = places;
  }

  /** Whether only writes meet it. */
  boolean isOfWrites() {
    return WRITES.containsAll(places);
  }

  boolean fits(Boundary place) {
    return places.contains(place);
  }
}
