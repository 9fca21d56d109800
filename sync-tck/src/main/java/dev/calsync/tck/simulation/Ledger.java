package dev.calsync.tck.simulation;

import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.MirrorRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who made what: what the simulator knows and the engine has to find out. */
final class Ledger {

  private final Map<Thing, String> made = new HashMap<>();
  private final Set<Thing> copies = new HashSet<>();
  private final Map<Thing, MirrorRow> moved = new HashMap<>();
  private final Set<String> disturbed = new HashSet<>();
  private final Set<EdgeId> ended = new HashSet<>();
  private final Set<String> shared = new HashSet<>();
  private final Set<String> doubtful = new TreeSet<>();

  /** An object in a calendar. */
  private record Thing(String calendar, RemoteId id) {}

  /** The engine made an object; a lineage is what all generations of a mirror share. */
  void made(String calendar, RemoteId id, String lineage) {
    made.put(new Thing(calendar, id), lineage);
  }

  /** The object of that id is somebody else's from now on. */
  void taken(String calendar, RemoteId id) {
    made.remove(new Thing(calendar, id));
  }

  Optional<String> lineageOf(String calendar, RemoteId id) {
    return Optional.ofNullable(made.get(new Thing(calendar, id)));
  }

  boolean isMade(String calendar, RemoteId id) {
    return made.containsKey(new Thing(calendar, id));
  }

  /** Somebody copied or moved a mirror there: whether it is an origin is the engine's to say. */
  void copied(String calendar, RemoteId id) {
    copies.add(new Thing(calendar, id));
  }

  boolean isCopy(String calendar, RemoteId id) {
    return copies.contains(new Thing(calendar, id));
  }

  /** A mirror that showed what its row wants was moved there (FLT-18). */
  void moved(String calendar, RemoteId id, MirrorRow row) {
    moved.put(new Thing(calendar, id), row);
  }

  /** Somebody edited an object, so that it is an event of his own, whatever it was. */
  void edited(String calendar, RemoteId id) {
    moved.remove(new Thing(calendar, id));
  }

  /** The row of a mirror that was moved there and that nobody edited since, as it was then. */
  Optional<MirrorRow> movedFrom(String calendar, RemoteId id) {
    return Optional.ofNullable(moved.get(new Thing(calendar, id)));
  }

  /** The user's own event was gone or declined at some time, so that its mirrors may go too. */
  void deleted(String calendar, String uid) {
    disturbed.add(calendar + "/" + uid);
  }

  boolean wasDeleted(String calendar, String uid) {
    return disturbed.contains(calendar + "/" + uid);
  }

  /** The host wants an edge to end; its mirrors may go then, and come again. */
  void ended(EdgeId edge) {
    ended.add(edge);
  }

  boolean wasEnded(EdgeId edge) {
    return ended.contains(edge);
  }

  /** Copies of an event are in several calendars, and keep each other's mirrors back. */
  void shared(String uid) {
    shared.add(uid);
  }

  boolean isShared(String uid) {
    return shared.contains(uid);
  }

  /**
   * Only a whole reading tells the truth about a calendar now: a listing was empty that should not
   * have been.
   */
  void doubt(String calendar) {
    doubtful.add(calendar);
  }

  boolean isDoubtful(String calendar) {
    return doubtful.contains(calendar);
  }
}
