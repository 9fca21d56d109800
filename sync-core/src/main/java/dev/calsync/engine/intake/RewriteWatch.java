package dev.calsync.engine.intake;

import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.form.SealedForm;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.RewrittenTimes;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Slot;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Watches what targets make of the times in our series (SEM-36). A calendar that takes times which
 * the clocks skip or repeat otherwise than we do has that limit from then on: its edges are
 * projected again, and such occurrences are told one by one. What it makes of these is left so.
 */
final class RewriteWatch {

  private final Directory directory;
  private final Occurrences occurrences;

  RewriteWatch(Directory directory, Occurrences occurrences) {
    this.directory = directory;
    this.occurrences = occurrences;
  }

  /** Looks at the mirrors of a page; answers what there is to tell. */
  List<JournalLine> look(PassScope scope, List<SourcePart> parts, KnownPage known) {
    List<JournalLine> told = new ArrayList<>();
    if (scope.calendar().capabilities().series().allows(Limit.CLOCK_CHANGES)) {
      occurrences
          .expander()
          .map(it -> new RewrittenTimes(occurrences.horizon(), occurrences.frame(), it))
          .ifPresent(times -> parts.forEach(part -> look(scope, part, known, times, told)));
    }
    if (!told.isEmpty()) {
      directory.limit(scope.owner(), scope.id(), Limit.CLOCK_CHANGES);
    }
    return told;
  }

  private static void look(
      PassScope scope,
      SourcePart part,
      KnownPage known,
      RewrittenTimes times,
      List<JournalLine> told) {
    MirrorRow row = known.rows().atObjects().get(part.id());
    if (row != null && part instanceof SourcePart.Whole whole && isRewrittenSeries(row, whole)) {
      List<Slot> slots = times.between(ShapeForm.decode(row.form()), whole.body());
      if (!slots.isEmpty()) {
        String names = slots.stream().map(Slot::text).collect(Collectors.joining(" "));
        told.add(
            scope.line(
                "MIRROR_REWRITTEN",
                row.key().uid(),
                "REWRITTEN_RECURRENCE",
                Map.of("part", row.key().part().text(), "slots", names)));
      }
    }
  }

  /**
   * What shows just what was written needs no look, nor does what is to be written anyway, and what
   * cannot be opened gets none.
   */
  private static boolean isRewrittenSeries(MirrorRow row, SourcePart.Whole part) {
    return part.body().isSeries()
        && !SealedForm.isSealed(row.form())
        && row.hashes().attempted().isEmpty()
        && !row.hashes().differs()
        && !row.hashes().observed().equals(row.hashes().applied())
        && row.hashes().observed().equals(ShapeForm.hash(MirrorShape.shownBy(part.body())));
  }
}
