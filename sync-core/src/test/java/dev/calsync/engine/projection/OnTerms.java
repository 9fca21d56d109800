package dev.calsync.engine.projection;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.WriteSupport;
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
import java.util.Set;

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
            target(SeriesSupport.WHOLE),
            TimeRange.ALWAYS,
            TimeRange.ALWAYS,
            frame("Europe/Berlin"),
            Set.of("alice@a.example"),
            NEVER_ASKED,
            Elsewhere.NOTHING));
  }

  OnTerms within(String from, String to) {
    TimeRange window = new TimeRange(Instant.parse(from), Instant.parse(to));
    return with(terms.capabilities(), window, terms.frame(), terms.expander());
  }

  OnTerms in(TimeFrame frame) {
    return with(terms.capabilities(), terms.window(), frame, terms.expander());
  }

  OnTerms expanding(SeriesExpander expander) {
    return with(terms.capabilities(), terms.window(), terms.frame(), expander);
  }

  OnTerms to(SeriesSupport series) {
    return with(target(series), terms.window(), terms.frame(), terms.expander());
  }

  private OnTerms with(
      Capabilities target, TimeRange window, TimeFrame frame, SeriesExpander expander) {
    return new OnTerms(
        new Terms(
            terms.policy(),
            target,
            window,
            window,
            frame,
            terms.addresses(),
            expander,
            terms.elsewhere()));
  }

  OnTerms besides(Elsewhere others) {
    return new OnTerms(terms.besides(others));
  }

  Judge judge() {
    return new Judge(terms);
  }

  Projected project(EventBody body) {
    return project(body, Known.NOTHING);
  }

  Projected project(EventBody body, Known known) {
    return Projection.project(
        new CanonicalEvent(new CanonicalKey("calendar", "uid"), body), known, terms);
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

  private static Capabilities target(SeriesSupport series) {
    return new Capabilities(
        1,
        new WriteSupport(
            true, Capabilities.Create.ID_CHOSEN, true, Capabilities.SilentWrite.GUARANTEED, 1, 1),
        new ReadSupport(
            Capabilities.Marks.IN_LISTING,
            Duration.ZERO,
            Capabilities.ConfirmingReads.LIVE,
            Duration.ZERO),
        series);
  }
}
