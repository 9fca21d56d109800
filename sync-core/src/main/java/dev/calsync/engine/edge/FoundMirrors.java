package dev.calsync.engine.edge;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.mirror.Mark;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.store.FormHash;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.SourceItem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Mirrors of ours that were met at a target and have no row: after a loss of the store, all of them
 * (R-F5).
 */
final class FoundMirrors {

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

  private static FoundMirror found(SourceItem item, Mark mark) {
    return new FoundMirror(
        new MirrorRemote(item.id(), item.uid(), item.version()), mark.generation(), item.content());
  }

  private FoundMirror better(FormHash lineage, FoundMirror one, FoundMirror other) {
    if (one.generation() != other.generation()) {
      return one.generation() > other.generation() ? one : other;
    }
    FormHash identity = names.identity(lineage, one.generation()).hash();
    return names.isUnderItsId(other.remote().id(), identity) ? other : one;
  }
}
