package dev.calsync.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads one policy and gathers everything that is wrong with it. */
final class PolicyReading {

  private static final Set<String> NAMES =
      Set.of("version", "fields", "busyTitle", "freeTitle", "privateEvents", "window");
  private static final Set<String> WINDOW_NAMES = Set.of("past", "future", "from", "to");
  private static final int SHOWN = 40;

  private final List<String> problems = new ArrayList<>();
  private final Policy.Builder builder = Policy.builder();

  Policy policy(JsonNode json) {
    if (hasKnownVersion(json)) {
      readNames(json);
      problems.addAll(builder.problems());
    }
    if (!problems.isEmpty()) {
      throw new IllegalPolicyException(problems);
    }
    return builder.build();
  }

  private boolean hasKnownVersion(JsonNode json) {
    JsonNode version = json.path("version");
    if (!json.isObject()) {
      problems.add("a policy is a JSON object");
    } else if (!version.isIntegralNumber()) {
      problems.add("the policy has no format version");
    } else if (!version.canConvertToInt() || version.intValue() != PolicyJson.VERSION) {
      problems.add(
          "the policy has another format version than "
              + PolicyJson.VERSION
              + ", the one that this release reads");
    }
    return problems.isEmpty();
  }

  private void readNames(JsonNode json) {
    refuseUnknown("", NAMES, json);
    present(json, "fields").ifPresent(this::readFields);
    text(json, "busyTitle", builder::title);
    text(json, "freeTitle", builder::freeTitle);
    text(json, "privateEvents", this::readPrivateEvents);
    present(json, "window").ifPresent(this::readWindow);
  }

  private void readFields(JsonNode fields) {
    if (!fields.isArray()) {
      problems.add("fields is not a list");
    }
    for (JsonNode field : fields) {
      one(Field.values(), "field", field.asText(), builder::allow);
    }
  }

  private void readPrivateEvents(String name) {
    one(PrivateEvents.values(), "privateEvents", name, builder::privateEvents);
  }

  private void readWindow(JsonNode json) {
    if (!json.isObject()) {
      problems.add("window is not an object");
      return;
    }
    refuseUnknown("window.", WINDOW_NAMES, json);
    Optional<Period> past = value(json, "past", Period::parse);
    Optional<Period> future = value(json, "future", Period::parse);
    Optional<LocalDate> from = value(json, "from", LocalDate::parse);
    Optional<LocalDate> to = value(json, "to", LocalDate::parse);
    if (from.isEmpty() && to.isEmpty()) {
      windowOf(() -> new Window.Rolling(past, future));
    } else if (from.isPresent() && to.isPresent() && past.isEmpty() && future.isEmpty()) {
      windowOf(() -> new Window.Between(from.get(), to.get()));
    } else {
      problems.add("window has past and future, or from and to");
    }
  }

  private void windowOf(Supplier<Window> window) {
    try {
      builder.window(window.get());
    } catch (IllegalPolicyException refused) {
      problems.addAll(refused.problems());
    }
  }

  private <T> Optional<T> value(JsonNode json, String name, Function<String, T> parse) {
    List<T> found = new ArrayList<>();
    text(
        json,
        name,
        text -> {
          try {
            found.add(parse.apply(text));
          } catch (DateTimeException unreadable) {
            problems.add("window." + name + " cannot be read: " + shown(text));
          }
        });
    return found.stream().findFirst();
  }

  private <E extends Enum<E>> void one(E[] all, String what, String name, Consumer<E> use) {
    Stream.of(all)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .ifPresentOrElse(use, () -> problems.add(what + " is not known: " + shown(name)));
  }

  private void text(JsonNode json, String name, Consumer<String> use) {
    present(json, name)
        .ifPresent(
            node -> {
              if (node.isTextual()) {
                use.accept(node.textValue());
              } else {
                problems.add(name + " is not a text");
              }
            });
  }

  private static Optional<JsonNode> present(JsonNode json, String name) {
    return Optional.ofNullable(json.get(name));
  }

  private void refuseUnknown(String prefix, Set<String> known, JsonNode json) {
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add("name is not known: " + prefix + shown(name));
              }
            });
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
