package dev.calsync.tck.connector;

import dev.calsync.calendar.SeriesSupport.Kept;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Events out of the parts in which a calendar tells of them: what is told whole stays as it is, a
 * master gets its changed and removed occurrences.
 */
final class PutTogether {

  private PutTogether() {}

  /**
   * Every event among the parts, under the names of the object that it is or that is its master.
   */
  static List<SourcePart.Whole> events(List<SourcePart> parts) {
    return parts.stream().flatMap(part -> event(part, parts).stream()).toList();
  }

  /** The event that a part is, with those of its occurrences that are among others. */
  static Optional<SourcePart.Whole> event(SourcePart part, List<SourcePart> others) {
    if (part instanceof SourcePart.Master master) {
      return Optional.of(
          new SourcePart.Whole(master.object(), series(master.body(), occurrences(part, others))));
    }
    return part instanceof SourcePart.Whole whole ? Optional.of(whole) : Optional.empty();
  }

  /** The changed and removed occurrences of a series. */
  static List<SourcePart> occurrences(SourcePart series, List<SourcePart> parts) {
    return parts.stream().filter(part -> isOf(series.names().orElseThrow(), part)).toList();
  }

  /** Where the provider does not say which object is the series, the UID does. */
  private static boolean isOf(SourceObject series, SourcePart part) {
    return isOccurrence(part)
        && seriesOf(part)
            .map(series.id()::equals)
            .orElseGet(() -> part.names().orElseThrow().uid().equals(series.uid()));
  }

  static boolean isOccurrence(SourcePart part) {
    return part instanceof SourcePart.Changed || part instanceof SourcePart.CancelledSlot;
  }

  private static Optional<RemoteId> seriesOf(SourcePart part) {
    return part instanceof SourcePart.Changed changed
        ? changed.series()
        : ((SourcePart.CancelledSlot) part).series();
  }

  /** A removed slot takes its override with it. */
  private static EventBody series(EventBody master, List<SourcePart> occurrences) {
    Recurrence repeats = master.recurrence().orElseThrow();
    List<Slot> removed = new ArrayList<>(repeats.removed());
    removed.addAll(of(occurrences, SourcePart.CancelledSlot.class).map(it -> it.slot()).toList());
    List<SeriesOverride> overrides =
        of(occurrences, SourcePart.Changed.class)
            .map(SourcePart.Changed::override)
            .filter(override -> !removed.contains(override.slot()))
            .toList();
    return new EventBody(
        master.time(),
        master.details(),
        Optional.of(new Recurrence(repeats.rules(), repeats.added(), removed)),
        overrides);
  }

  static <P extends SourcePart> Stream<P> of(List<SourcePart> parts, Class<P> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast);
  }

  /**
   * What a calendar shows of an event whose provider rewrites what it is sent: object by object.
   *
   * @param event what is sent
   * @param kept how the calendar keeps series
   * @param rewriting what becomes of the shape of one object
   * @return what is shown, put together
   */
  static MirrorShape shown(EventBody event, Kept kept, UnaryOperator<MirrorShape> rewriting) {
    if (kept != Kept.PARTS || !event.isSeries()) {
      return rewriting.apply(MirrorShape.shownBy(event));
    }
    MirrorShape master = rewriting.apply(MirrorShape.shownBy(ScriptedObject.without(event)));
    return new MirrorShape(
        master.time(),
        master.details(),
        master.recurrence(),
        event.overrides().stream().map(override -> shown(override, rewriting)).toList());
  }

  private static MirrorShape.ShownOverride shown(
      SeriesOverride override, UnaryOperator<MirrorShape> rewriting) {
    EventBody alone = EventBody.single(override.time(), override.details());
    MirrorShape shown = rewriting.apply(MirrorShape.shownBy(alone));
    return new MirrorShape.ShownOverride(override.slot(), shown.time(), shown.details());
  }
}
