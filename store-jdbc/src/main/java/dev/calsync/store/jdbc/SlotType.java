package dev.calsync.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a parameter can be. */
enum SlotType {
  TEXT("varchar", Types.VARCHAR),
  NUMBER("bigint", Types.BIGINT),
  FLAG("boolean", Types.BOOLEAN),
  BYTES("{bytes}", Types.VARBINARY),
  TIME("timestamp with time zone", Types.TIMESTAMP_WITH_TIMEZONE);

  /** What arrays of it are made of, in the words of {@link Dialect}. */
  final String element;

  private final int jdbcType;

  SlotType(String element, int jdbcType) {
    this.element = element;
    this.jdbcType = jdbcType;
  }

  void set(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
    if (value == null) {
      statement.setNull(place, jdbcType);
      return;
    }
    switch (this) {
      case TEXT -> statement.setString(place, (String) value);
      case NUMBER -> statement.setLong(place, (Long) value);
      case FLAG -> statement.setBoolean(place, (Boolean) value);
      case BYTES -> statement.setBytes(place, (byte[]) value);
      case TIME -> statement.setObject(place, (OffsetDateTime) value);
    }
  }

  /** An array that a driver takes as one of this type. */
  Object[] array(int length) {
    return switch (this) {
      case TEXT -> new String[length];
      case NUMBER -> new Long[length];
      case FLAG -> new Boolean[length];
      case BYTES -> new byte[length][];
      case TIME -> new OffsetDateTime[length];
    };
  }
}
