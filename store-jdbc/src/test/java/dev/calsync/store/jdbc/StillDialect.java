package dev.calsync.store.jdbc;

import java.sql.SQLException;
import java.util.List;

/** A database with a clock that a test moves by hand: a row of a table instead of the machine's. */
record StillDialect(Dialect spoken, String clock) implements Dialect {

  @Override
  public List<Script> scripts() {
    return spoken.scripts();
  }

  @Override
  public String word(String name) {
    String meaning = spoken.word(name);
    return meaning == null
        ? null
        : meaning.replace("current_timestamp", "(select at from " + clock + ")");
  }

  @Override
  public String upsert(String table, List<String> key, List<String> columns) {
    return spoken.upsert(table, key, columns);
  }

  @Override
  public String migrationLock(String tables) {
    return spoken.migrationLock(tables);
  }

  @Override
  public Letters letters() {
    return spoken.letters();
  }

  @Override
  public Batches batches() {
    return spoken.batches();
  }

  @Override
  public Upkeep upkeep() {
    return spoken.upkeep();
  }

  @Override
  public LaneQueue lanes() {
    return spoken.lanes();
  }

  @Override
  public Trouble troubleOf(SQLException error) {
    return spoken.troubleOf(error);
  }
}
