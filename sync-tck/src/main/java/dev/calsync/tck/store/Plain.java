package dev.calsync.tck.store;

import dev.calsync.store.FormBytes;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.Lease;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers as text that two stores can agree on: times count from where the store's clock began, and
 * what each store numbers for itself is left out.
 */
final class Plain {

  private final Instant epoch;

  /** A list whose order is its store's own. */
  record Unordered(Collection<?> members) {}

  private Plain(Instant epoch) {
    this.epoch = epoch;
  }

  static String text(Object answer, Instant epoch) {
    return new Plain(epoch).of(answer);
  }

  private String of(Object value) {
    if (value instanceof Optional<?> maybe) {
      return maybe.map(this::of).orElse("none");
    }
    if (value instanceof Instant at) {
      return "+" + Duration.between(epoch, at);
    }
    if (value instanceof FormBytes bytes) {
      return HexFormat.of().formatHex(bytes.bytes());
    }
    if (value instanceof Lease lease) {
      return lease.lane().toString();
    }
    if (value instanceof JournalEntry entry) {
      return of(List.of(entry.at(), entry.line()));
    }
    if (value instanceof JobLogEntry run) {
      return of(
          List.of(run.endedAt(), run.job(), run.result(), run.failure(), run.counts(), run.took()));
    }
    return ofMany(value);
  }

  private String ofMany(Object value) {
    if (value instanceof Unordered unordered) {
      return listed(unordered.members().stream().map(this::of).sorted());
    }
    if (value instanceof Collection<?> list) {
      return listed(list.stream().map(this::of));
    }
    if (value instanceof Map<?, ?> map) {
      return listed(
          map.entrySet().stream().map(it -> of(it.getKey()) + "=" + of(it.getValue())).sorted());
    }
    return value instanceof Record row ? ofRecord(row) : value.toString();
  }

  private String ofRecord(Record row) {
    return row.getClass().getSimpleName()
        + listed(
            Stream.of(row.getClass().getRecordComponents())
                .map(component -> component.getName() + "=" + of(read(row, component))));
  }

  private static Object read(Record row, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(row);
    } catch (IllegalAccessException | InvocationTargetException unreadable) {
      throw new IllegalStateException("cannot read " + component, unreadable);
    }
  }

  private static String listed(Stream<String> texts) {
    return texts.collect(Collectors.joining(", ", "[", "]"));
  }
}
