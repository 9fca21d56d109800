package dev.calsync.engine.removal;

import dev.calsync.engine.directory.EndedEdge;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.policy.Mirrors;
import dev.calsync.store.EdgeState;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorState;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.SyncStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says of every mirror of an edge that ended what becomes of it: nothing is wanted of it any more,
 * or it is left to the target. Page by page; the position of the edge goes with the first, so that
 * an edge that is made anew begins at the beginning.
 */
final class Withdrawing {

  private static final String REASON = "EDGE_REMOVED";
  private static final int PAGE = 500;

  private final SyncStore store;
  private final JobSlice slice;
  private final EndedEdge ended;

  Withdrawing(SyncStore store, JobSlice slice, EndedEdge ended) {
    this.store = store;
    this.slice = slice;
    this.ended = ended;
  }

  /**
   * Answers whether the end was reached within the slice. A delivery that settles a mirror while
   * its page is decided makes us look at the page again.
   */
  boolean walk() {
    Optional<MirrorKey> after = Optional.empty();
    while (!slice.isOver()) {
      List<MirrorRow> page = store.targets().page(slice.owner(), ended.edge().id(), after, PAGE);
      if (commit(page)) {
        if (page.size() < PAGE) {
          return true;
        }
        after = Optional.of(page.get(page.size() - 1).key());
      }
    }
    return false;
  }

  private boolean commit(List<MirrorRow> page) {
    EdgeState from = store.targets().edgeState(slice.owner(), ended.edge().id());
    List<MirrorIntent> intents = page.stream().flatMap(row -> intent(row).stream()).toList();
    PlanCommit commit =
        new PlanCommit(
            ended.edge().id(),
            from,
            EdgeState.NEW,
            intents,
            Optional.empty(),
            intents.stream().map(this::line).toList());
    boolean isNothing = intents.isEmpty() && from.equals(EdgeState.NEW);
    boolean committed = isNothing || store.mirrors().commitPlan(slice.lease(), commit);
    if (committed && !intents.isEmpty()) {
      slice.count(ended.mirrors() == Mirrors.KEEP ? "left" : "withdrawn", intents.size());
    }
    return committed;
  }

  private Optional<MirrorIntent> intent(MirrorRow row) {
    boolean isUnwanted = row.hashes().desired().isAbsent() && row.hold().isEmpty();
    boolean isGone = isUnwanted && row.state() == MirrorState.SETTLED;
    if (row.detached() || isGone) {
      return Optional.empty();
    }
    // A target that will not remove a mirror keeps it: waiting would help nobody.
    boolean isLeft =
        ended.mirrors() == Mirrors.KEEP || (isUnwanted && row.state() == MirrorState.REFUSED);
    return isUnwanted && !isLeft ? Optional.empty() : Optional.of(intent(row, isLeft));
  }

  private static MirrorIntent intent(MirrorRow row, boolean left) {
    return new MirrorIntent(
        row.key(),
        row.target(),
        row.identity(),
        row.revision(),
        left ? row.hashes().desired() : FormHash.ABSENT,
        left ? row.form() : FormBytes.NONE,
        row.stamps(),
        row.extent(),
        Optional.empty(),
        left,
        Optional.empty());
  }

  private JournalLine line(MirrorIntent intent) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("part", intent.key().part().text());
    facts.put("desired", intent.desired().toString());
    String why = ended.reason().isEmpty() ? REASON : ended.reason();
    return new JournalLine(
        intent.detached() ? "MIRROR_LEFT" : "MIRROR_UNWANTED",
        slice.runId(),
        intent.target(),
        Optional.of(ended.edge().id()),
        intent.key().uid(),
        why,
        facts);
  }
}
