package dev.calsync.examples.quickstart.command;

import dev.calsync.policy.IllegalPolicyException;
import dev.calsync.policy.Window;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2026-11-01/2027-02-01}: the first day inside, and the first day outside again. */
final class WindowConverter implements ITypeConverter<Window> {

  @Override
  public Window convert(String text) {
    String[] ends = text.split("/", -1);
    if (ends.length != 2) {
      throw new TypeConversionException(
          "'" + text + "' is no window; write <from>/<to> such as 2026-11-01/2027-02-01");
    }
    try {
      return Window.between(day(ends[0]), day(ends[1]));
    } catch (IllegalPolicyException impossible) {
      throw new TypeConversionException(impossible.getMessage());
    }
  }

  private static LocalDate day(String text) {
    return new DayConverter().convert(text);
  }
}
