package dev.calsync.engine.projection;

import dev.calsync.calendar.Capabilities;
import dev.calsync.event.CanonicalEvent;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Terms for tests: an owner in Berlin, a target that takes whole series, no window. */
record OnTerms(Terms terms) {

  static final SeriesExpander NEVER_ASKED =
      (body, range, frame) -> {
        throw new AssertionError("nobody needed an expansion");
      };

  static OnTerms of(Policy policy) {
    return new OnTerms(
        new Terms(
            policy,
            target(Capabilities.Series.WHOLE),
            TimeRange.ALWAYS,
            frame("Europe/Berlin"),
            NEVER_ASKED));
  }

  OnTerms within(String from, String to) {
    TimeRange window = new TimeRange(Instant.parse(from), Instant.parse(to));
    return new OnTerms(
        new Terms(terms.policy(), terms.capabilities(), window, terms.frame(), terms.expander()));
  }

  OnTerms in(TimeFrame frame) {
    return new OnTerms(
        new Terms(terms.policy(), terms.capabilities(), terms.window(), frame, terms.expander()));
  }

  OnTerms expanding(SeriesExpander expander) {
    return new OnTerms(
        new Terms(terms.policy(), terms.capabilities(), terms.window(), terms.frame(), expander));
  }

  OnTerms to(Capabilities.Series series) {
    return new OnTerms(
        new Terms(terms.policy(), target(series), terms.window(), terms.frame(), terms.expander()));
  }

  Projected project(EventBody body) {
    return Projection.project(new CanonicalEvent(new CanonicalKey("calendar", "uid"), body), terms);
  }

  MirrorShape shape(EventBody body) {
    List<DesiredPart> parts = project(body).parts();
    if (parts.size() != 1) {
      throw new AssertionError(parts.size() + " parts, excluded: " + project(body).excluded());
    }
    return parts.get(0).shape();
  }

  static TimeFrame frame(String zone) {
    return new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId(zone));
  }

  static SeriesExpander answering(Expansion expansion) {
    return (body, range, frame) -> expansion;
  }

  private static Capabilities target(Capabilities.Series series) {
    return new Capabilities(
        1,
        true,
        Capabilities.Create.ID_CHOSEN,
        Capabilities.Marks.IN_LISTING,
        series,
        true,
        Capabilities.SilentWrite.GUARANTEED,
        Capabilities.ConfirmingReads.LIVE,
        Duration.ZERO,
        1,
        1,
        Duration.ZERO);
  }
}
