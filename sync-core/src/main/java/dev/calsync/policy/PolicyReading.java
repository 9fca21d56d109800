package dev.calsync.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
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
      Set.of(
          "version",
          "fields",
          "rules",
          "skip",
          "only",
          "busyTitle",
          "freeTitle",
          "templates",
          "privateEvents",
          "alreadyPresent",
          "zeroLengthBlocks",
          "buffer",
          "window",
          "merge",
          "pruneAfterDays");
  private static final Set<String> WINDOW_NAMES = Set.of("past", "future", "from", "to");
  private static final Set<String> BUFFER_NAMES = Set.of("before", "after");
  private static final Set<String> MERGE_NAMES = Set.of("gap");
  private static final Set<String> RULE_NAMES = Set.of("when", "allow");
  private static final int SHOWN = 40;

  private final List<String> problems = new ArrayList<>();
  private final PolicyBuilder builder = Policy.builder();

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
    present(json, "fields").ifPresent(node -> readFields("fields", node, builder::allow));
    present(json, "skip").ifPresent(this::readSkipped);
    readFilters(json, "only", builder::only);
    present(json, "rules").ifPresent(node -> each("rules", node, this::readRule));
    text(json, "busyTitle", builder::title);
    text(json, "freeTitle", builder::freeTitle);
    present(json, "templates").ifPresent(this::readTemplates);
    text(json, "privateEvents", this::readPrivateEvents);
    text(json, "alreadyPresent", this::readAlreadyPresent);
    present(json, "zeroLengthBlocks").ifPresent(this::readZeroLengthBlocks);
    present(json, "buffer").ifPresent(this::readBuffer);
    present(json, "window").ifPresent(this::readWindow);
    present(json, "merge").ifPresent(this::readMerging);
    present(json, "pruneAfterDays").ifPresent(this::readRetention);
  }

  private void readFields(String name, JsonNode fields, Consumer<Field> use) {
    each(name, fields, field -> one(Field.values(), "field", field.asText(), use));
  }

  private void each(String name, JsonNode list, Consumer<JsonNode> use) {
    if (!list.isArray()) {
      problems.add(name + " is not a list");
    }
    list.forEach(use);
  }

  private void readSkipped(JsonNode filters) {
    builder.showAll();
    each("skip", filters, filter -> readFilter(filter).ifPresent(builder::skip));
  }

  private void readFilters(JsonNode json, String name, Consumer<Filter> use) {
    present(json, name)
        .ifPresent(filters -> each(name, filters, filter -> readFilter(filter).ifPresent(use)));
  }

  private Optional<Filter> readFilter(JsonNode json) {
    return orProblems(() -> FilterReading.read(json));
  }

  private void readRule(JsonNode json) {
    refuseUnknown("rules.", RULE_NAMES, json);
    Set<Field> fields = EnumSet.noneOf(Field.class);
    readFields("rules.allow", json.path("allow"), fields::add);
    Optional<Filter> filter = readFilter(json.path("when"));
    Optional<Rule> rule = orProblems(() -> new Rule(fields));
    filter.ifPresent(when -> rule.ifPresent(allow -> builder.when(when, allow)));
  }

  private void readTemplates(JsonNode json) {
    if (!json.isObject()) {
      problems.add("templates is not an object");
    }
    json.fieldNames()
        .forEachRemaining(
            name ->
                one(
                    Field.values(),
                    "field",
                    name,
                    field -> text(json, name, text -> builder.template(field, text))));
  }

  private void readZeroLengthBlocks(JsonNode json) {
    if (json.isBoolean()) {
      builder.zeroLengthBlocks(json.booleanValue());
    } else {
      problems.add("zeroLengthBlocks is neither true nor false");
    }
  }

  private void readBuffer(JsonNode json) {
    refuseUnknown("buffer.", BUFFER_NAMES, json);
    Optional<Duration> before = value(json, "buffer.", "before", Duration::parse);
    Optional<Duration> after = value(json, "buffer.", "after", Duration::parse);
    orProblems(() -> new Buffer(before.orElse(Duration.ZERO), after.orElse(Duration.ZERO)))
        .ifPresent(builder::buffer);
  }

  private void readMerging(JsonNode json) {
    if (!json.isObject()) {
      problems.add("merge is not an object");
      return;
    }
    refuseUnknown("merge.", MERGE_NAMES, json);
    Optional<Duration> gap = value(json, "merge.", "gap", Duration::parse);
    orProblems(() -> new Merging(gap.orElse(Duration.ZERO))).ifPresent(builder::merge);
  }

  private void readRetention(JsonNode json) {
    if (json.isIntegralNumber() && json.canConvertToInt()) {
      orProblems(() -> Retention.pruneAfter(json.intValue())).ifPresent(builder::retention);
    } else {
      problems.add("pruneAfterDays is not a whole number");
    }
  }

  private <T> Optional<T> orProblems(Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (IllegalPolicyException refused) {
      problems.addAll(refused.problems());
      return Optional.empty();
    }
  }

  private void readPrivateEvents(String name) {
    one(PrivateEvents.values(), "privateEvents", name, builder::privateEvents);
  }

  private void readAlreadyPresent(String name) {
    one(AlreadyPresent.values(), "alreadyPresent", name, builder::alreadyPresent);
  }

  private void readWindow(JsonNode json) {
    if (!json.isObject()) {
      problems.add("window is not an object");
      return;
    }
    refuseUnknown("window.", WINDOW_NAMES, json);
    Optional<Period> past = value(json, "window.", "past", Period::parse);
    Optional<Period> future = value(json, "window.", "future", Period::parse);
    Optional<LocalDate> from = value(json, "window.", "from", LocalDate::parse);
    Optional<LocalDate> to = value(json, "window.", "to", LocalDate::parse);
    if (from.isEmpty() && to.isEmpty()) {
      orProblems(() -> new Window.Rolling(past, future)).ifPresent(builder::window);
    } else if (from.isPresent() && to.isPresent() && past.isEmpty() && future.isEmpty()) {
      orProblems(() -> new Window.Between(from.get(), to.get())).ifPresent(builder::window);
    } else {
      problems.add("window has past and future, or from and to");
    }
  }

  private <T> Optional<T> value(
      JsonNode json, String prefix, String name, Function<String, T> parse) {
    List<T> found = new ArrayList<>();
    text(
        json,
        name,
        text -> {
          try {
            found.add(parse.apply(text));
          } catch (DateTimeException unreadable) {
            problems.add(prefix + name + " cannot be read: " + shown(text));
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
