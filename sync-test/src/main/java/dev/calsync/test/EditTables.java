package dev.calsync.test;

/** What people and the host changed for one owner. */
record EditTables(OriginEditTable origins, ConflictTable conflicts, PinTable pins) {

  EditTables() {
    this(new OriginEditTable(), new ConflictTable(), new PinTable());
  }

  EditTables copy() {
    return new EditTables(origins.copy(), conflicts.copy(), pins.copy());
  }
}
