package dev.calsync.engine.delivery;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Visibility;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRow;
import java.util.stream.Stream;

/**
 * When a write goes, of those that are due together. What its owner made private is stripped ahead
 * of all else (SEM-19). A series that is split is shortened before its other half is made, so that
 * no day shows both (SEM-40); what is made anew is there before what it replaces goes, so that no
 * moment shows neither (SEM-21, SEM-37).
 */
enum Turn {
  STRIP,
  UPDATE,
  CREATE,
  DELETE;

  static Turn of(MirrorRow row) {
    if (row.hashes().attempted().filter(FormHash::isAbsent).isPresent()) {
      return DELETE;
    }
    if (row.remote().isEmpty()) {
      return CREATE;
    }
    return isPrivate(ShapeForm.decode(row.form())) ? STRIP : UPDATE;
  }

  private static boolean isPrivate(MirrorShape shape) {
    return Stream.concat(
            Stream.of(shape.details()), shape.overrides().stream().map(each -> each.details()))
        .anyMatch(details -> details.visibility() != Visibility.NORMAL);
  }
}
