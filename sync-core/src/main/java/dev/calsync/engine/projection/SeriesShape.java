package dev.calsync.engine.projection;

import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.SeriesOverride;
import dev.calsync.store.Part;
import java.util.Optional;

/** A series as one object, once every slot in it may be shown. */
final class SeriesShape {

  private final EventBody series;
  private final Terms terms;
  private final Judge judge;

  private SeriesShape(EventBody series, Terms terms) {
    this.series = series;
    this.terms = terms;
    this.judge = new Judge(terms);
  }

  /** The one object; empty if none can say when the buffered series begins (SEM-7). */
  static Optional<DesiredPart> object(Part part, EventBody series, Terms terms) {
    MirrorShape shape = new SeriesShape(series, terms).shape();
    Optional<MirrorShape> shown =
        terms.policy().buffer().isNone()
            ? Optional.of(shape)
            : new BufferedSeries(series, terms).widened(shape);
    return shown
        .map(each -> SpelledOutTimes.of(each, terms))
        .map(each -> new DesiredPart(part, each, Optional.empty()));
  }

  private MirrorShape shape() {
    return new MirrorShape(
        series.time(),
        DetailRule.shown(judge.instance(series), terms.policy()),
        series.recurrence(),
        series.overrides().stream().map(this::shown).toList());
  }

  private ShownOverride shown(SeriesOverride override) {
    return new ShownOverride(
        override.slot(),
        override.time(),
        DetailRule.shown(judge.instance(series, override), terms.policy()));
  }
}
