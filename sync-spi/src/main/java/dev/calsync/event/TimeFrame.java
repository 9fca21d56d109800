package dev.calsync.event;

/**
 * What turns wall time and dates into instants.
 *
 * @param rules the zone rules in force
 * @param ownerZone the zone in which all-day and floating events take place (SEM-27, SEM-28)
 */
public record TimeFrame(ZoneRulesSource rules, TimeZoneId ownerZone) {}
