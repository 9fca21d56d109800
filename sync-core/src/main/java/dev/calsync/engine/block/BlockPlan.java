package dev.calsync.engine.block;

import dev.calsync.engine.projection.Terms;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.store.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an edge shows of merged time, and which of it is which known block: the whole timeline
 * within reach at once (SEM-2). Blocks that left it stay as they were (KEEP_PAST).
 */
public final class BlockPlan {

  private final TimeRange reach;
  private final List<DesiredBlock> desired;
  private final List<KnownBlock> known;
  private final Map<DesiredBlock, KnownBlock> partners;
  private final Map<DesiredBlock, FoundBlock> adopted = new LinkedHashMap<>();

  /**
   * One block at the target.
   *
   * @param part its name
   * @param block what it shall show
   * @param known what it was; empty for a new one
   * @param found the mirror without a row that it takes over
   */
  public record Shown(
      Part part, DesiredBlock block, Optional<KnownBlock> known, Optional<FoundBlock> found) {}

  private BlockPlan(
      TimeRange reach,
      List<DesiredBlock> desired,
      List<KnownBlock> known,
      Map<DesiredBlock, KnownBlock> partners) {
    this.reach = reach;
    this.desired = desired;
    this.known = known;
    this.partners = partners;
  }

  /**
   * Plans a timeline.
   *
   * @param taken what takes time within reach
   * @param all the edge's blocks that are there, in any order
   * @param terms of the edge; no two sources differ in what is asked of them here
   * @param keptFrom what ended before is not shown (PRUNE_AFTER)
   */
  public static BlockPlan of(
      Taken taken, Collection<KnownBlock> all, Terms terms, Instant keptFrom) {
    TimeRange reach = terms.reach();
    List<KnownBlock> known =
        all.stream()
            .filter(each -> reach.overlaps(each.extent().from(), each.extent().to()))
            .toList();
    Occupancy occupancy = taken.occupancy().with(taken.forgotten().shownBy(known, terms.frame()));
    LocalDate day = day(reach.from(), terms.frame());
    List<Block> past =
        known.stream().flatMap(each -> each.before(reach.from(), day).stream()).toList();
    List<DesiredBlock> desired =
        new BlockLine(occupancy, past)
            .blocks(terms.policy().merging().orElseThrow(), terms.policy().buffer()).stream()
                .map(block -> DesiredBlock.of(block, terms))
                .filter(block -> block.extent().to().isAfter(keptFrom))
                .toList();
    return new BlockPlan(reach, desired, known, Matching.of(desired, known));
  }

  private static LocalDate day(Instant instant, TimeFrame frame) {
    return LocalDate.ofInstant(
        instant, frame.rules().rules(frame.ownerZone()).orElseThrow().getOffset(instant));
  }

  /** The names that new blocks get where these are free: those that no known one becomes. */
  public List<Part> newNames() {
    return newcomers().stream().map(each -> BlockNames.free(each, part -> false)).toList();
  }

  /** Lets new blocks take over what was found at the target. */
  public void adopt(Collection<FoundBlock> found) {
    adopted.putAll(Adoption.of(newcomers(), found, reach));
  }

  private List<DesiredBlock> newcomers() {
    return desired.stream()
        .filter(each -> !partners.containsKey(each) && !adopted.containsKey(each))
        .toList();
  }

  /**
   * All blocks that the target shall show within reach.
   *
   * @param taken whether a name belongs to a block that is there
   */
  public List<Shown> shown(Predicate<Part> taken) {
    Set<Part> given = new HashSet<>();
    adopted.values().forEach(found -> given.add(found.part()));
    List<Shown> shown = new ArrayList<>();
    for (DesiredBlock each : desired) {
      Optional<KnownBlock> partner = Optional.ofNullable(partners.get(each));
      Optional<FoundBlock> found = Optional.ofNullable(adopted.get(each));
      Part part =
          partner
              .map(KnownBlock::part)
              .or(() -> found.map(FoundBlock::part))
              .orElseGet(
                  () -> BlockNames.free(each, name -> taken.test(name) || given.contains(name)));
      given.add(part);
      shown.add(new Shown(part, each, partner, found));
    }
    return shown;
  }

  /** The known blocks within reach that nothing becomes. */
  public List<KnownBlock> withdrawn() {
    Set<Part> stay = new HashSet<>();
    partners.values().forEach(each -> stay.add(each.part()));
    return known.stream().filter(each -> !stay.contains(each.part())).toList();
  }

  /** How many blocks are wanted within reach before this plan. */
  public long before() {
    return known.stream().filter(KnownBlock::isWanted).count();
  }

  /** What known blocks lose by this plan. */
  public Losses losses(Gone gone) {
    return new Losses(known, desired, gone);
  }
}
