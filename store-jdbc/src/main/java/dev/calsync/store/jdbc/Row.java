package dev.calsync.store.jdbc;

import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row that a result stands at. */
final class Row {

  private final ResultSet result;
  private final Letters letters;

  Row(ResultSet result, Letters letters) {
    this.result = result;
    this.letters = letters;
  }

  String text(String column) throws SQLException {
    return maybeText(column).orElseThrow(() -> new SQLException("column " + column + " is empty"));
  }

  Optional<String> maybeText(String column) throws SQLException {
    return Optional.ofNullable(result.getString(column)).map(letters::read);
  }

  long number(String column) throws SQLException {
    return result.getLong(column);
  }

  Optional<Long> maybeNumber(String column) throws SQLException {
    long value = result.getLong(column);
    return result.wasNull() ? Optional.empty() : Optional.of(value);
  }

  int whole(String column) throws SQLException {
    return result.getInt(column);
  }

  boolean flag(String column) throws SQLException {
    return result.getBoolean(column);
  }

  FormHash hash(String column) throws SQLException {
    return maybeHash(column).orElse(FormHash.ABSENT);
  }

  Optional<FormHash> maybeHash(String column) throws SQLException {
    return Optional.ofNullable(bytes(column)).map(FormHash::of);
  }

  FormBytes form(String column) throws SQLException {
    return maybeForm(column).orElse(FormBytes.NONE);
  }

  Optional<FormBytes> maybeForm(String column) throws SQLException {
    return Optional.ofNullable(bytes(column)).map(FormBytes::of);
  }

  private byte @Nullable [] bytes(String column) throws SQLException {
    return result.getBytes(column);
  }

  Instant time(String column) throws SQLException {
    return maybeTime(column)
        .orElseThrow(() -> new SQLException("column " + column + " holds no time"));
  }

  Optional<Instant> maybeTime(String column) throws SQLException {
    return Optional.ofNullable(result.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** How long from the time in one column to the time in another; zero if that is over. */
  Optional<Duration> until(String column, String from) throws SQLException {
    Instant start = time(from);
    return maybeTime(column)
        .map(
            end ->
                Duration.of(Math.max(0, ChronoUnit.MICROS.between(start, end)), ChronoUnit.MICROS));
  }
}
