package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import dev.calsync.engine.block.Gone;
import dev.calsync.engine.block.Taken;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.projection.BusyTime;
import dev.calsync.event.EventBody;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.Evidence;
import dev.calsync.store.IntakeQueries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what takes time in the sources of an edge, all of it, page by page; only merged time is
 * kept. An event that cannot be judged is left out and told; the rest goes on (INV-19).
 */
final class BlockReading {

  private static final int PAGE = 500;

  private final IntakeQueries sources;
  private final JobSlice slice;
  private final BlockState was;
  private final boolean anew;
  private final Taken taken = Taken.nothing();
  private final Gone gone = new Gone();
  private final Set<CalendarId> lost = new HashSet<>();
  private final List<Skipped> skipped = new ArrayList<>();

  /** An event that was left out, and why. */
  record Skipped(EdgeTerms source, String uid, String code) {}

  /**
   * A reading.
   *
   * @param sources where to read
   * @param slice the run
   * @param was how far was planned before
   * @param anew whether everything is news to the plan
   */
  BlockReading(IntakeQueries sources, JobSlice slice, BlockState was, boolean anew) {
    this.sources = sources;
    this.slice = slice;
    this.was = was;
    this.anew = anew;
  }

  /** Reads each source up to a change. */
  BlockReading read(SourcedEdge edge, Map<CalendarId, Long> upTo) {
    edge.sources().forEach(source -> read(source, upTo.getOrDefault(source.source().id(), 0L)));
    return this;
  }

  Taken taken() {
    return taken;
  }

  Gone gone() {
    return gone;
  }

  List<Skipped> skipped() {
    return skipped;
  }

  /** Whether a source lost an event by absence since the last plan. */
  boolean lostSomething(CalendarId source) {
    return lost.contains(source);
  }

  private void read(EdgeTerms source, long upTo) {
    long position = 0;
    while (position < upTo) {
      List<CanonicalRow> page =
          sources.changedSince(slice.owner(), source.source().id(), position, PAGE);
      page.stream().filter(row -> row.changedSeq() <= upTo).forEach(row -> add(source, row));
      slice.count("planned", page.size());
      position = page.isEmpty() ? upTo : page.get(page.size() - 1).changedSeq();
    }
  }

  private void add(EdgeTerms source, CanonicalRow row) {
    if (row.live() || isAbsent(row) || isNews(source, row)) {
      try {
        EventBody body = BodyForm.decode(row.body());
        add(source, row, BusyTime.of(body, source.terms()));
      } catch (CalsyncException refused) {
        skip(source, row, refused.code());
      } catch (RuntimeException | StackOverflowError poison) {
        skip(source, row, poison.getClass().getSimpleName());
      }
    }
  }

  private void add(EdgeTerms source, CanonicalRow row, List<BusyTime> takes) {
    if (row.live()) {
      taken.occupancy().add(takes);
    }
    if (isAbsent(row)) {
      taken
          .forgotten()
          .add(takes.stream().filter(it -> source.outlives(it.extent().to())).toList());
    }
    if (isNews(source, row)) {
      lose(source, row, takes);
    }
  }

  private void lose(EdgeTerms source, CanonicalRow row, List<BusyTime> took) {
    row.removal().ifPresent(why -> gone.add(why.kind(), took));
    if (isAbsent(row)) {
      lost.add(source.source().id());
    }
  }

  private static boolean isAbsent(CanonicalRow row) {
    return row.removal().filter(why -> why.kind() == Evidence.Kind.ABSENCE).isPresent();
  }

  private void skip(EdgeTerms source, CanonicalRow row, String code) {
    gone.addUnknown();
    if (anew || isNews(source, row)) {
      skipped.add(new Skipped(source, row.uid(), code));
    }
  }

  private boolean isNews(EdgeTerms source, CanonicalRow row) {
    return row.changedSeq() > was.position(source.source().id());
  }
}
