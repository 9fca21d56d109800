package dev.calsync.engine.edge;

import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** An edge from {@code work} to {@code home}, in UTC. */
final class OnEdge {

  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final MirrorNames NAMES = new MirrorNames(Mirrors.keys("ours", 7));
  static final CalendarRecord WORK = Records.calendar("work");
  static final CalendarRecord HOME = Records.calendar("home");
  static final TimeFrame UTC = new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC);
  static final SeriesExpander NOTHING =
      (EventBody body, TimeRange range, TimeFrame frame) -> new Expansion(List.of(), true);

  private OnEdge() {}

  static EdgeTerms terms(Policy policy) {
    return terms(edge(policy), HOME, UTC, NOW);
  }

  static EdgeTerms terms(EdgeRecord edge, CalendarRecord target, TimeFrame frame, Instant now) {
    return EdgeTerms.at(now, edge, new EdgeTerms.Ends(WORK, target, Set.of(), frame, NOTHING));
  }

  static EdgeRecord edge(Policy policy) {
    return Records.edge("e1", "work", "home", policy);
  }
}
