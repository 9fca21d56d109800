package dev.calsync.engine.reconcile;

import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.mirror.Recognition;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import java.util.Optional;

/**
 * Tells a mirror that bears another name by now from a copy of it. Both carry the mark; but a
 * calendar in which we choose ids finds the mirror itself by its id, as a file does that keeps it
 * inside, and then there is nothing to make anew. Where providers choose ids, whatever carries the
 * mark may be found, so there a copy is a copy.
 */
public final class Whereabouts {

  private final Recognition recognition;
  private final MirrorNames names;

  /**
   * Looks under an installation.
   *
   * @param names identities and marks
   */
  public Whereabouts(MirrorNames names) {
    this.names = names;
    this.recognition = new Recognition(names);
  }

  /**
   * The mirror that an object is, though another name is known of it.
   *
   * @param object what was taken for a copy
   * @param calendar where it was met
   * @param rows what we know
   * @param access the calendar
   * @return empty if it is a copy indeed
   */
  public Optional<MirrorRow> movedTo(
      SourceObject object, CalendarRecord calendar, Recognition.Rows rows, Access access) {
    if (calendar.capabilities().writes().create() != Capabilities.Create.ID_CHOSEN) {
      return Optional.empty();
    }
    return recognition
        .markOf(object)
        .flatMap(mark -> recognition.claimedIdentity(object))
        .flatMap(identity -> Optional.ofNullable(rows.byIdentity().get(identity)))
        .filter(row -> row.target().equals(calendar.id()) && row.hashes().attempted().isEmpty())
        .filter(row -> row.remote().isPresent())
        .filter(row -> livesAt(object.id(), row, access));
  }

  /** Not where it was, and now there: beside the mirror itself a copy may carry its id too. */
  private boolean livesAt(RemoteId object, MirrorRow row, Access access) {
    String id = names.objectId(row.identity().hash());
    boolean isWhereItWas = access.find(id, row.remote().map(MirrorRemote::id)).isPresent();
    return !isWhereItWas
        && access.find(id, Optional.empty()).map(SourcePart::id).filter(object::equals).isPresent();
  }
}
