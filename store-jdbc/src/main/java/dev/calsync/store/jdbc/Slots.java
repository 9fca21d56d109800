package dev.calsync.store.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where parameters go, by their place from 1. */
interface Slots {

  void set(int place, SlotType type, @Nullable Object value) throws SQLException;

  /** A parameter that is a set of values. */
  void setAll(int place, SlotType type, Object[] values) throws SQLException;
}
