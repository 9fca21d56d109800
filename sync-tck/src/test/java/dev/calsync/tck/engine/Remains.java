package dev.calsync.tck.engine;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that an object of ours holds in memory, down to its texts and bytes. */
final class Remains {

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();
  private final StringBuilder all = new StringBuilder();

  private Remains() {}

  /** All texts and bytes, one after the other. */
  static String of(Object root) {
    Remains remains = new Remains();
    remains.open.add(root);
    while (!remains.open.isEmpty()) {
      remains.take(remains.open.pop());
    }
    return remains.all.toString();
  }

  private void take(Object object) {
    if (object instanceof String text) {
      all.append(text).append('\n');
    } else if (object instanceof byte[] bytes) {
      all.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
    } else if (seen.add(object)) {
      look(object);
    }
  }

  private void look(Object object) {
    if (object instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            open.push(key);
            open.push(value);
          });
    } else if (object instanceof Collection<?> elements) {
      elements.forEach(open::push);
    } else if (object instanceof Optional<?> maybe) {
      maybe.ifPresent(open::push);
    } else if (object.getClass().getName().startsWith("dev.calsync")) {
      fields(object, object.getClass());
    }
  }

  private void fields(Object object, Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        Object value = value(object, field);
        if (value != null) {
          open.push(value);
        }
      }
    }
  }

  private static Object value(Object object, Field field) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException closed) {
      throw new AssertionError(closed);
    }
  }
}
