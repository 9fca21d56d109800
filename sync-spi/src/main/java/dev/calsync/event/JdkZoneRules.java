package dev.calsync.event;

import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Optional;

/** The JDK's own zone data. */
final class JdkZoneRules implements ZoneRulesSource {

  static final JdkZoneRules INSTANCE = new JdkZoneRules();

  private JdkZoneRules() {}

  @Override
  public Optional<ZoneRules> rules(TimeZoneId zone) {
    if (zone.equals(TimeZoneId.UTC)) {
      return Optional.of(ZoneOffset.UTC.getRules());
    }
    try {
      return Optional.of(ZoneRulesProvider.getRules(zone.id(), false));
    } catch (ZoneRulesException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public String version() {
    return ZoneRulesProvider.getVersions("UTC").lastKey();
  }
}
