package dev.calsync.engine.edge;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.block.BlockNames;
import dev.calsync.engine.block.FoundBlock;
import dev.calsync.engine.mirror.Mark;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.event.Slot;
import dev.calsync.store.FormHash;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.Part;
import dev.calsync.store.SourceItem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Mirrors of ours that were met at a target and have no row: after a loss of the store, all of them
 * (R-F5).
 */
final class FoundMirrors {

  private static final int PAGE = 1_000;

  private final IntakeQueries sources;
  private final MirrorNames names;

  FoundMirrors(IntakeQueries sources, MirrorNames names) {
    this.sources = sources;
    this.names = names;
  }

  /**
   * The found mirrors of these lineages; of several of one lineage the newest, and of those the one
   * under its own id.
   */
  Map<FormHash, FoundMirror> of(OwnerId owner, EdgeTerms terms, Collection<FormHash> lineages) {
    Map<FormHash, FoundMirror> found = new HashMap<>();
    for (SourceItem item : sources.managed(owner, terms.target().id(), lineages)) {
      Optional<Mark> mark = item.mark().flatMap(names::authentic);
      mark.ifPresent(
          m ->
              found.merge(
                  m.lineage(), found(item, m), (one, other) -> better(m.lineage(), one, other)));
    }
    return found;
  }

  /** The found blocks of these names. */
  List<FoundBlock> blocks(OwnerId owner, EdgeTerms terms, Collection<Part> blocks) {
    Map<FormHash, Part> lineages = new HashMap<>();
    blocks.forEach(block -> lineages.put(lineage(terms, block), block));
    List<FormHash> all = List.copyOf(lineages.keySet());
    Map<FormHash, FoundMirror> mirrors = new HashMap<>();
    for (int from = 0; from < all.size(); from += PAGE) {
      mirrors.putAll(of(owner, terms, all.subList(from, Math.min(from + PAGE, all.size()))));
    }
    return lineages.entrySet().stream()
        .flatMap(
            named ->
                Optional.ofNullable(mirrors.get(named.getKey())).stream()
                    .map(mirror -> new FoundBlock(named.getValue(), mirror)))
        .toList();
  }

  /**
   * All found blocks of an edge, whatever their names: these are history, and after a loss of the
   * store only the marks know them. Looks at every object of the target.
   */
  List<FoundBlock> blocks(OwnerId owner, EdgeTerms terms) {
    Set<Part> named = new HashSet<>();
    String after = "";
    List<SourceItem> page;
    do {
      page = sources.itemsAfter(owner, terms.target().id(), after, PAGE);
      page.stream().flatMap(item -> blockOf(terms, item).stream()).forEach(named::add);
      after = page.isEmpty() ? after : page.get(page.size() - 1).id().value();
    } while (page.size() == PAGE);
    return blocks(owner, terms, named);
  }

  private Optional<Part> blockOf(EdgeTerms terms, SourceItem item) {
    return item.mark()
        .filter(any -> item.state() == ItemState.MANAGED && item.lineage().isPresent())
        .flatMap(names::authentic)
        .filter(mark -> mark.part().kind() == Part.Kind.BLOCK)
        .filter(mark -> mark.lineage().equals(lineage(terms, mark.part())))
        .map(Mark::part);
  }

  private FormHash lineage(EdgeTerms terms, Part block) {
    return EdgeProjection.lineage(names, terms, BlockNames.uid(block), block);
  }

  private static FoundMirror found(SourceItem item, Mark mark) {
    return new FoundMirror(
        new MirrorRemote(item.id(), item.uid(), item.version()),
        mark.generation(),
        item.content(),
        item.slot().map(Slot::parse));
  }

  private FoundMirror better(FormHash lineage, FoundMirror one, FoundMirror other) {
    if (one.generation() != other.generation()) {
      return one.generation() > other.generation() ? one.over(other) : other.over(one);
    }
    FormHash identity = names.identity(lineage, one.generation()).hash();
    return names.isUnderItsId(other.remote().id(), identity) ? other.over(one) : one.over(other);
  }
}
