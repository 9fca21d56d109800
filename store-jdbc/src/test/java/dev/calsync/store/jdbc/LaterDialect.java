package dev.calsync.store.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A dialect as a later version of the library would speak it: with one script more. */
record LaterDialect(Dialect spoken, Script later) implements Dialect {

  static LaterDialect of(Dialect spoken, String... text) {
    int version = newest(spoken) + 1;
    String name = "V%03d__later.sql".formatted(version);
    return new LaterDialect(spoken, new Script(version, name, String.join("\n", text)));
  }

  static int newest(Dialect spoken) {
    return spoken.scripts().get(spoken.scripts().size() - 1).version();
  }

  @Override
  public List<Script> scripts() {
    return Stream.concat(spoken.scripts().stream(), Stream.of(later)).toList();
  }

  @Override
  public String word(String name) {
    return spoken.word(name);
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
