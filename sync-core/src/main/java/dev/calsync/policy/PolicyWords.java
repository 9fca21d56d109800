package dev.calsync.policy;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** A policy in the words of one language. */
final class PolicyWords {

  private final Locale locale;
  private final ResourceBundle words;

  PolicyWords(Locale locale) {
    this.words =
        ResourceBundle.getBundle(
            "dev.calsync.policy.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    this.locale = locale;
  }

  String describe(PolicyContent policy) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        policy.fields().isEmpty() ? say("fields.none") : say("fields", names(policy.fields())));
    policy
        .rules()
        .forEach(
            (filter, rule) -> sentences.add(say("rule", filter(filter), names(rule.fields()))));
    policy.skipped().forEach(filter -> sentences.add(say("skip", filter(filter))));
    policy.only().forEach(filter -> sentences.add(say("only", filter(filter))));
    policy
        .wording()
        .templates()
        .forEach((field, template) -> sentences.add(say("template", name(field), template)));
    sentences.add(say("private." + policy.privateEvents().name()));
    sentences.add(say("alreadyPresent." + policy.alreadyPresent().name()));
    if (policy.zeroLengthBlocks()) {
      sentences.add(say("zeroLengthBlocks"));
    }
    if (!policy.buffer().isNone()) {
      sentences.add(
          say("buffer", policy.buffer().ahead().toMinutes(), policy.buffer().behind().toMinutes()));
    }
    policy.merging().map(Merging::gap).ifPresent(gap -> sentences.add(merged(gap)));
    sentences.addAll(window(policy.window()));
    policy.retention().days().ifPresent(days -> sentences.add(say("pruneAfter", days)));
    return String.join("\n", sentences);
  }

  private String merged(Duration gap) {
    return gap.isZero() ? say("merge") : say("merge.gap", gap.toMinutes());
  }

  private List<String> window(Window window) {
    return window.match(
        rolling -> {
          List<String> sides = new ArrayList<>();
          rolling.past().ifPresent(past -> sides.add(say("window.past", period(past))));
          rolling.future().ifPresent(future -> sides.add(say("window.future", period(future))));
          return sides;
        },
        fixed -> List.of(say("window.between", fixed.from(), fixed.to())));
  }

  private String period(java.time.Period period) {
    List<String> units = new ArrayList<>();
    unit(units, "years", period.getYears());
    unit(units, "months", period.getMonths());
    unit(units, "days", period.getDays());
    return units.isEmpty() ? say("days", 0) : String.join(" ", units);
  }

  private void unit(List<String> units, String name, int number) {
    if (number != 0) {
      units.add(say(name, number));
    }
  }

  private String filter(Filter filter) {
    String parts =
        filter.parts().stream().map(this::filter).collect(Collectors.joining(say("separator")));
    String compared = String.join(" ", filter.words());
    return say("filter." + filter.kind().text(), filter.parts().isEmpty() ? compared : parts);
  }

  private String names(Collection<Field> fields) {
    return fields.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(Field field) {
    return words.getString("field." + field.name());
  }

  private String say(String key, Object... values) {
    return new MessageFormat(words.getString(key), locale).format(values);
  }
}
