package dev.calsync.engine.edge;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.block.KnownBlock;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.Exclusion;
import dev.calsync.event.TimeRange;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The blocks of an edge that have a row: those within reach, those that are kept no longer, and by
 * name those that are gone. Of what else left the window only the names are kept.
 */
public final class KnownBlocks {

  /** Why blocks go that are kept no longer. */
  public static final Withdrawal PRUNED = Withdrawal.excluded(Exclusion.PRUNED.code());

  private static final int PAGE = 1_000;

  private final TimeRange reach;
  private final Instant keptFrom;
  private final List<KnownBlock> within = new ArrayList<>();
  private final List<KnownBlock> pruned = new ArrayList<>();
  private final Map<Part, MirrorRow> gone = new HashMap<>();
  private final Set<Part> there = new HashSet<>();

  private KnownBlocks(TimeRange reach, Instant keptFrom) {
    this.reach = reach;
    this.keptFrom = keptFrom;
  }

  /** Reads all rows of an edge, page by page. */
  public static KnownBlocks read(MirrorQueries targets, OwnerId owner, EdgeTerms terms) {
    KnownBlocks known = new KnownBlocks(terms.terms().reach(), terms.keptFrom());
    Optional<MirrorKey> after = Optional.empty();
    List<MirrorRow> page;
    do {
      page = targets.page(owner, terms.edge().id(), after, PAGE);
      page.forEach(known::add);
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).key());
    } while (page.size() == PAGE);
    return known;
  }

  private void add(MirrorRow row) {
    Optional<KnownBlock> block = KnownBlock.of(row);
    if (block.isEmpty()) {
      gone.put(row.key().part(), row);
      return;
    }
    there.add(row.key().part());
    block.ifPresent(this::add);
  }

  private void add(KnownBlock block) {
    TimeRange extent = block.extent();
    if (!extent.to().isAfter(keptFrom)) {
      pruned.add(block);
    } else if (reach.overlaps(extent.from(), extent.to())) {
      within.add(block);
    }
  }

  /** Blocks that are there and ended so long ago that they are kept no longer (PRUNE_AFTER). */
  public List<KnownBlock> pruned() {
    return pruned;
  }

  /** Blocks that are there within reach. */
  public List<KnownBlock> within() {
    return within;
  }

  /** Whether a name belongs to a block that is there. */
  public boolean isTaken(Part part) {
    return there.contains(part);
  }

  /** The row of a block that is gone. */
  public Optional<MirrorRow> gone(Part part) {
    return Optional.ofNullable(gone.get(part));
  }

  /** Whether a name has a row, of a block that is there or gone. */
  public boolean hasRow(Part part) {
    return there.contains(part) || gone.containsKey(part);
  }
}
