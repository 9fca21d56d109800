package dev.calsync.engine.canonical;

import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;

/** Clocks that never change, whatever the zone. */
record SteadyClocks() implements ZoneRulesSource {

  @Override
  public Optional<ZoneRules> rules(TimeZoneId zone) {
    return Optional.of(ZoneOffset.UTC.getRules());
  }

  @Override
  public String version() {
    return "";
  }
}
