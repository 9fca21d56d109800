package dev.calsync.store.jdbc;

import java.sql.SQLException;
import java.util.List;

/** H2 with a clock that a test moves by hand: a row of a table instead of the machine's. */
record StillDialect(Dialect spoken) implements Dialect {

  static final String CLOCK = "test.clock";

  @Override
  public String folder() {
    return spoken.folder();
  }

  @Override
  public List<String> scripts() {
    return spoken.scripts();
  }

  @Override
  public String word(String name) {
    String meaning = spoken.word(name);
    return meaning == null
        ? null
        : meaning.replace("current_timestamp", "(select at from " + CLOCK + ")");
  }

  @Override
  public String upsert(String table, List<String> key, List<String> columns) {
    return spoken.upsert(table, key, columns);
  }

  @Override
  public LaneClaims claims() {
    return spoken.claims();
  }

  @Override
  public Trouble troubleOf(SQLException error) {
    return spoken.troubleOf(error);
  }
}
