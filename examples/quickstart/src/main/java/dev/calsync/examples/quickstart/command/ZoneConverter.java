package dev.calsync.examples.quickstart.command;

import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an IANA zone name such as {@code Europe/Berlin}. */
final class ZoneConverter implements ITypeConverter<ZoneId> {

  @Override
  public ZoneId convert(String text) {
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(text)) {
      throw new TypeConversionException(
          "'" + text + "' is no time zone; write its IANA name, such as Europe/Berlin");
    }
    return ZoneId.of(text);
  }
}
