package dev.calsync.tck.engine;

import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;

/**
 * Zone data of two releases: 2025a, and 2026d, in which British Columbia changes its clocks no more
 * after the spring of 2026. Everywhere else they are the JDK's.
 */
final class ZoneData implements ZoneRulesSource {

  private static final String OLD = "2025a";
  private static final String NEW = "2026d";
  private static final TimeZoneId VANCOUVER = new TimeZoneId("America/Vancouver");
  private static final ZoneOffset PACIFIC_STANDARD = ZoneOffset.ofHours(-8);
  private static final ZoneOffset PACIFIC_DAYLIGHT = ZoneOffset.ofHours(-7);

  private volatile String version = OLD;
  private final boolean forgetful;

  private ZoneData(boolean forgetful) {
    this.forgetful = forgetful;
  }

  /** Data that know what they said before. */
  static ZoneData ofBoth() {
    return new ZoneData(false);
  }

  /** Data of one release at a time, as a JDK has them. */
  static ZoneData forgetful() {
    return new ZoneData(true);
  }

  void update() {
    version = NEW;
  }

  @Override
  public Optional<ZoneRules> rules(TimeZoneId zone) {
    return rules(zone, version);
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Optional<ZoneRulesSource> asOf(String wanted) {
    if (forgetful || !List.of(OLD, NEW).contains(wanted)) {
      return ZoneRulesSource.super.asOf(wanted);
    }
    return Optional.of(new Release(wanted));
  }

  private record Release(String version) implements ZoneRulesSource {
    @Override
    public Optional<ZoneRules> rules(TimeZoneId zone) {
      return ZoneData.rules(zone, version);
    }
  }

  private static Optional<ZoneRules> rules(TimeZoneId zone, String version) {
    return zone.equals(VANCOUVER) && version.equals(NEW)
        ? Optional.of(permanentDaylightTime())
        : ZoneRulesSource.jdk().rules(zone);
  }

  private static ZoneRules permanentDaylightTime() {
    LocalDateTime last = LocalDateTime.of(2026, 3, 8, 2, 0);
    ZoneOffsetTransition spring = ZoneOffsetTransition.of(last, PACIFIC_STANDARD, PACIFIC_DAYLIGHT);
    return ZoneRules.of(
        PACIFIC_STANDARD, PACIFIC_STANDARD, List.of(spring), List.of(spring), List.of());
  }
}
