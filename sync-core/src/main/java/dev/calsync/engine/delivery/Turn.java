package dev.calsync.engine.delivery;

import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRow;

/**
 * When a write goes, of those that are due together. A series that is split is shortened before its
 * other half is made, so that no day shows both (SEM-40); what is made anew is there before what it
 * replaces goes, so that no moment shows neither (SEM-21, SEM-37). What is urgent comes alone, and
 * before all these (SEM-19).
 */
enum Turn {
  UPDATE,
  CREATE,
  DELETE;

  static Turn of(MirrorRow row) {
    if (row.hashes().attempted().filter(FormHash::isAbsent).isPresent()) {
      return DELETE;
    }
    return row.remote().isEmpty() ? CREATE : UPDATE;
  }
}
