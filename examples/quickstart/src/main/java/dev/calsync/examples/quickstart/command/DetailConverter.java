package dev.calsync.examples.quickstart.command;

import dev.calsync.policy.Detail;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code busy}, {@code title} or {@code full}. */
final class DetailConverter implements ITypeConverter<Detail> {

  @Override
  public Detail convert(String text) {
    return Arrays.stream(Detail.values())
        .filter(detail -> nameOf(detail).equals(text))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("'" + text + "' is no detail; use one of " + all()));
  }

  private static String all() {
    return Arrays.stream(Detail.values())
        .map(DetailConverter::nameOf)
        .collect(Collectors.joining(", "));
  }

  static String nameOf(Detail detail) {
    return detail.name().toLowerCase(Locale.ROOT);
  }
}
