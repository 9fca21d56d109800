package dev.calsync.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement. */
record StatementSlots(PreparedStatement statement, SqlTexts texts) implements Slots {

  @Override
  public void set(int place, SlotType type, @Nullable Object value) throws SQLException {
    type.set(statement, place, value);
  }

  @Override
  public void setAll(int place, SlotType type, Object[] values) throws SQLException {
    String element = texts.render(type.element);
    statement.setArray(place, statement.getConnection().createArrayOf(element, values));
  }
}
