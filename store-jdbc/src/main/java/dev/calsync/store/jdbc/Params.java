package dev.calsync.store.jdbc;

import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, set one after the other. */
final class Params {

  /** Longer than any calendar; keeps sums of times inside every database's range. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private final PreparedStatement statement;
  private int index;

  Params(PreparedStatement statement) {
    this.statement = statement;
  }

  Params text(@Nullable String value) throws SQLException {
    statement.setString(++index, value);
    return this;
  }

  Params text(Optional<String> value) throws SQLException {
    return text(value.orElse(null));
  }

  Params number(long value) throws SQLException {
    statement.setLong(++index, value);
    return this;
  }

  Params flag(boolean value) throws SQLException {
    statement.setBoolean(++index, value);
    return this;
  }

  Params hash(FormHash value) throws SQLException {
    return bytes(value.bytes());
  }

  Params hash(Optional<FormHash> value) throws SQLException {
    return bytes(value.map(FormHash::bytes).orElse(null));
  }

  Params form(FormBytes value) throws SQLException {
    return bytes(value.isEmpty() ? null : value.bytes());
  }

  Params bytes(byte @Nullable [] value) throws SQLException {
    statement.setBytes(++index, value);
    return this;
  }

  Params maybe(Optional<Long> value) throws SQLException {
    if (value.isEmpty()) {
      statement.setNull(++index, Types.BIGINT);
      return this;
    }
    return number(value.get());
  }

  /** For {@code {later}}; negative durations lead into the past. */
  Params after(Duration value) throws SQLException {
    Duration bounded = value.compareTo(LONGEST) > 0 ? LONGEST : value;
    return number(micros(bounded.compareTo(LONGEST.negated()) < 0 ? LONGEST.negated() : bounded));
  }

  static long micros(Duration value) {
    return value.toSeconds() * 1_000_000 + value.toNanosPart() / 1_000;
  }

  Params texts(Collection<String> values) throws SQLException {
    return array("varchar", values.toArray());
  }

  Params hashes(Collection<FormHash> values) throws SQLException {
    return array("varbinary", values.stream().map(FormHash::bytes).toArray());
  }

  Params time(Instant value) throws SQLException {
    statement.setObject(++index, value.atOffset(ZoneOffset.UTC));
    return this;
  }

  private Params array(String type, Object[] values) throws SQLException {
    statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
    return this;
  }
}
