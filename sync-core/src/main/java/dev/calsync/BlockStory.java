package dev.calsync;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.block.KnownBlock;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.edge.EdgeProjection;
import dev.calsync.engine.edge.EdgeTerms;
import dev.calsync.engine.edge.KnownBlocks;
import dev.calsync.engine.edge.SourcedEdge;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.projection.BusyTime;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.MirrorRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is to be said of the blocks of one edge: ids, times and reasons, no content (SEM-2). */
final class BlockStory {

  private static final int PAGE = 500;
  private static final int MOST = 100;

  private final Engine engine;
  private final OwnerId owner;
  private final SourcedEdge edge;

  BlockStory(Engine engine, OwnerId owner, EdgeRecord edge) {
    this.engine = engine;
    this.owner = owner;
    this.edge = engine.sourced(owner, edge, engine.clock.instant());
  }

  /** In which blocks an event is, or why in none. */
  List<String> ofEvent(CanonicalRow row, CalendarId source) {
    EdgeTerms terms =
        edge.sources().stream()
            .filter(each -> each.source().id().equals(source))
            .findFirst()
            .orElseThrow();
    List<BusyTime> times = BusyTime.of(BodyForm.decode(row.body()), terms.terms());
    return times.isEmpty() ? whyNot(row, terms) : blocks(times);
  }

  private static List<String> whyNot(CanonicalRow row, EdgeTerms terms) {
    EdgeProjection alone = EdgeProjection.of(row, EdgeProjection.There.rows(List.of()), terms);
    return alone.parts().isEmpty()
        ? Stream.concat(
                Stream.of("not shown: " + alone.withdrawal().reason()), alone.told().stream())
            .toList()
        : List.of("not shown: TAKES_NO_TIME");
  }

  private List<String> blocks(List<BusyTime> times) {
    return KnownBlocks.read(engine.store.targets(), owner, edge.terms()).within().stream()
        .filter(block -> times.stream().anyMatch(time -> isIn(time, block.extent())))
        .limit(MOST)
        .map(KnownBlock::row)
        .map(Explain::mirror)
        .toList();
  }

  private static boolean isIn(BusyTime time, TimeRange block) {
    return block.overlaps(time.extent().from(), time.extent().to());
  }

  /** The occurrences whose time a block shows. */
  List<String> ofBlock(MirrorRow row) {
    List<String> lines = new ArrayList<>();
    row.extent().ifPresent(block -> edge.sources().forEach(from -> add(lines, from, block)));
    return lines.size() <= MOST
        ? lines
        : Stream.concat(
                lines.stream().limit(MOST), Stream.of("and " + (lines.size() - MOST) + " more"))
            .toList();
  }

  private void add(List<String> lines, EdgeTerms source, TimeRange block) {
    long position = 0;
    List<CanonicalRow> page;
    do {
      page = engine.store.sources().changedSince(owner, source.source().id(), position, PAGE);
      page.stream()
          .filter(CanonicalRow::live)
          .forEach(row -> lines.addAll(occurrences(row, source, block)));
      position = page.isEmpty() ? position : page.get(page.size() - 1).changedSeq();
    } while (page.size() == PAGE);
  }

  private static List<String> occurrences(CanonicalRow row, EdgeTerms source, TimeRange block) {
    try {
      return BusyTime.of(BodyForm.decode(row.body()), source.terms()).stream()
          .filter(time -> isIn(time, block))
          .map(time -> told(row, source, time))
          .toList();
    } catch (CalsyncException refused) {
      return List.of("event " + row.uid() + " cannot be judged: " + refused.code());
    }
  }

  private static String told(CanonicalRow row, EdgeTerms source, BusyTime time) {
    return "event "
        + row.uid()
        + " of calendar "
        + source.source().displayName()
        + ", slot "
        + time.slot().text()
        + ", "
        + time.availability();
  }
}
