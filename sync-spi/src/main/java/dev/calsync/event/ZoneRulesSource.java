package dev.calsync.event;

import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Zone rules by name, with the version of the data behind them (SEM-26). Thread-safe; the answer
 * for a name never changes within one version.
 */
public interface ZoneRulesSource {

  /**
   * The rules of a zone.
   *
   * @param zone its IANA name
   * @return the rules; empty if this data does not know the zone
   */
  Optional<ZoneRules> rules(TimeZoneId zone);

  /**
   * The version of the data, as the tz project names it ({@code 2026d}).
   *
   * @return the version
   */
  String version();

  /**
   * The same rules as another release of the data had them, so that it can be told which zones have
   * changed since. Without them everything is looked at again.
   *
   * @param version as {@link #version} said it once
   * @return a source of that version; empty if its data is not at hand
   */
  default Optional<ZoneRulesSource> asOf(String version) {
    return version.equals(version()) ? Optional.of(this) : Optional.empty();
  }

  /**
   * The rules that come with the running JDK.
   *
   * @return a source over {@link java.time.zone.ZoneRulesProvider}
   */
  static ZoneRulesSource jdk() {
    return JdkZoneRules.INSTANCE;
  }
}
