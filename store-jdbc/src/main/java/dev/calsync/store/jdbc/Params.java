package dev.calsync.store.jdbc;

import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of a statement, set one after the other. */
final class Params {

  /** Longer than any calendar; keeps sums of times inside every database's range. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private final Slots slots;
  private final Letters letters;
  private int place;

  Params(Slots slots, Letters letters) {
    this.slots = slots;
    this.letters = letters;
  }

  Params text(@Nullable String value) throws SQLException {
    return set(SlotType.TEXT, value == null ? null : letters.written(value));
  }

  Params text(Optional<String> value) throws SQLException {
    return text(value.orElse(null));
  }

  Params number(long value) throws SQLException {
    return set(SlotType.NUMBER, value);
  }

  Params flag(boolean value) throws SQLException {
    return set(SlotType.FLAG, value);
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
    return set(SlotType.BYTES, value);
  }

  Params maybe(Optional<Long> value) throws SQLException {
    return set(SlotType.NUMBER, value.orElse(null));
  }

  /** For {@code {later}}; negative durations lead into the past. */
  Params after(Duration value) throws SQLException {
    return number(bounded(value));
  }

  /** In microseconds. */
  static long bounded(Duration value) {
    Duration bounded = value.compareTo(LONGEST) > 0 ? LONGEST : value;
    return micros(bounded.compareTo(LONGEST.negated()) < 0 ? LONGEST.negated() : bounded);
  }

  static long micros(Duration value) {
    return value.toSeconds() * 1_000_000 + value.toNanosPart() / 1_000;
  }

  Params time(Instant value) throws SQLException {
    return set(SlotType.TIME, value.atOffset(ZoneOffset.UTC));
  }

  Params texts(Collection<String> values) throws SQLException {
    return all(SlotType.TEXT, values.stream().map(letters::written));
  }

  Params hashes(Collection<FormHash> values) throws SQLException {
    return all(SlotType.BYTES, values.stream().map(FormHash::bytes));
  }

  Params numbers(Collection<Long> values) throws SQLException {
    return all(SlotType.NUMBER, values.stream());
  }

  Params flags(Collection<Boolean> values) throws SQLException {
    return all(SlotType.FLAG, values.stream());
  }

  private Params all(SlotType type, Stream<?> values) throws SQLException {
    slots.setAll(++place, type, values.toArray(type::array));
    return this;
  }

  Params time(Optional<Instant> value) throws SQLException {
    return set(SlotType.TIME, value.map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null));
  }

  private Params set(SlotType type, @Nullable Object value) throws SQLException {
    slots.set(++place, type, value);
    return this;
  }
}
