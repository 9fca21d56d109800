package dev.calsync.tck.example;

import dev.calsync.store.FormBytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the ports speak of, as bytes: a letter that says what follows, then its parts in order. */
final class Values {

  private Values() {}

  static void write(DataOutput out, Object value) throws IOException {
    if (value instanceof String text) {
      letter(out, 'T', text.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof byte[] bytes) {
      letter(out, 'Y', bytes);
    } else if (value instanceof FormBytes form) {
      letter(out, 'F', form.bytes());
    } else if (value instanceof Boolean flag) {
      numbers(out, 'B', flag ? 1 : 0);
    } else if (value instanceof Integer number) {
      numbers(out, 'I', number);
    } else if (value instanceof Long number) {
      numbers(out, 'N', number);
    } else if (value instanceof Duration time) {
      numbers(out, 'D', time.getSeconds(), time.getNano());
    } else if (value instanceof Instant at) {
      numbers(out, 'A', at.getEpochSecond(), at.getNano());
    } else {
      writeParts(out, value);
    }
  }

  private static void writeParts(DataOutput out, Object value) throws IOException {
    if (value instanceof Optional<?> maybe) {
      all(out, 'O', maybe.stream().toList());
    } else if (value instanceof Set<?> set) {
      all(out, 'S', set);
    } else if (value instanceof Collection<?> list) {
      all(out, 'L', list);
    } else if (value instanceof Map<?, ?> map) {
      all(out, 'M', map.keySet());
      all(out, 'L', map.values());
    } else if (value instanceof Enum<?> constant) {
      all(out, 'E', List.of(constant.getDeclaringClass().getName(), constant.name()));
    } else if (value instanceof Record row) {
      all(out, 'R', partsOf(row));
    } else {
      throw new IllegalArgumentException("no port speaks of " + value.getClass());
    }
  }

  private static void letter(DataOutput out, char letter, byte[] bytes) throws IOException {
    out.writeByte(letter);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void numbers(DataOutput out, char letter, long... numbers) throws IOException {
    out.writeByte(letter);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  private static void all(DataOutput out, char letter, Collection<?> parts) throws IOException {
    out.writeByte(letter);
    out.writeInt(parts.size());
    for (Object part : parts) {
      write(out, part);
    }
  }

  static Object read(DataInput in) throws IOException {
    char letter = (char) in.readByte();
    return switch (letter) {
      case 'T' -> new String(bytes(in), StandardCharsets.UTF_8);
      case 'Y' -> bytes(in);
      case 'F' -> FormBytes.of(bytes(in));
      case 'B' -> in.readLong() == 1;
      case 'I' -> (int) in.readLong();
      case 'N' -> in.readLong();
      case 'D' -> Duration.ofSeconds(in.readLong(), in.readLong());
      case 'A' -> Instant.ofEpochSecond(in.readLong(), in.readLong());
      case 'O' -> all(in).stream().findFirst();
      case 'S' -> new LinkedHashSet<>(all(in));
      case 'L' -> all(in);
      case 'M' -> map(all(in), (List<?>) read(in));
      case 'E' -> constant(all(in));
      case 'R' -> row(all(in));
      default -> throw new IOException("no value begins with " + letter);
    };
  }

  private static byte[] bytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private static List<Object> all(DataInput in) throws IOException {
    int count = in.readInt();
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(read(in));
    }
    return parts;
  }

  private static Map<Object, Object> map(List<?> keys, List<?> values) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      map.put(keys.get(i), values.get(i));
    }
    return map;
  }

  private static Object constant(List<Object> parts) throws IOException {
    return Stream.of(named(parts).getEnumConstants())
        .filter(it -> ((Enum<?>) it).name().equals(parts.get(1)))
        .findFirst()
        .orElseThrow(() -> new IOException("no constant " + parts));
  }

  /** The class's name, then its components. */
  private static List<Object> partsOf(Record row) {
    List<Object> parts = new ArrayList<>(List.of(row.getClass().getName()));
    try {
      for (RecordComponent component : row.getClass().getRecordComponents()) {
        parts.add(component.getAccessor().invoke(row));
      }
      return parts;
    } catch (ReflectiveOperationException hidden) {
      throw new IllegalStateException("cannot read " + row.getClass(), hidden);
    }
  }

  private static Object row(List<Object> parts) throws IOException {
    try {
      return canonical(named(parts)).newInstance(parts.subList(1, parts.size()).toArray());
    } catch (ReflectiveOperationException other) {
      throw new IOException("another version wrote " + parts.get(0), other);
    }
  }

  private static Constructor<?> canonical(Class<?> row) throws NoSuchMethodException {
    return row.getDeclaredConstructor(
        Stream.of(row.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new));
  }

  private static Class<?> named(List<Object> parts) throws IOException {
    try {
      return Class.forName((String) parts.get(0));
    } catch (ClassNotFoundException other) {
      throw new IOException("another version wrote " + parts.get(0), other);
    }
  }
}
