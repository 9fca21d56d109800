package dev.calsync.engine.delivery;

import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.mirror.Rewording;
import dev.calsync.store.FormHash;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The settlements of a batch, each with its line in the journal and its place in the counts. */
final class Settling {

  private final JobSlice slice;
  private final CalendarRecord target;
  private final List<Settlement> settlements = new ArrayList<>();
  private final List<JournalLine> journal = new ArrayList<>();
  private int written;

  Settling(JobSlice slice, CalendarRecord target) {
    this.slice = slice;
    this.target = target;
  }

  List<Settlement> settlements() {
    return settlements;
  }

  List<JournalLine> journal() {
    return journal;
  }

  int written() {
    return written;
  }

  void add(OpenedWrites.Settled it) {
    MirrorRow row = it.row();
    settlements.add(it.settlement());
    Told told =
        it.settlement()
            .match(
                applied -> happened(row, it.how()), failed -> didNot(failed.refusal(), it.how()));
    slice.count(told.count(), 1);
    Map<String, String> facts = new TreeMap<>();
    facts.put("part", row.key().part().text());
    facts.put("generation", Integer.toString(row.identity().generation()));
    row.hashes().attempted().ifPresent(hash -> facts.put("attempted", hash.toString()));
    if (!it.reworded().isEmpty()) {
      facts.put(Rewording.FACT, String.join("; ", it.reworded()));
    }
    journal.add(
        new JournalLine(
            told.action(),
            slice.runId(),
            target.id(),
            Optional.of(row.key().edge()),
            row.key().uid(),
            told.reason(),
            facts));
  }

  private record Told(String action, String count, String reason) {}

  /** A run counts what it wrote; what an earlier run had written is found to be so. */
  private Told happened(MirrorRow row, Evidence how) {
    written += how == Evidence.MET_AT_TARGET ? 0 : 1;
    Told told = done(row, how);
    return how == Evidence.WRITTEN ? told : new Told(told.action(), "found", told.reason());
  }

  private static Told done(MirrorRow row, Evidence how) {
    if (row.hashes().attempted().filter(FormHash::isAbsent).isPresent()) {
      return new Told("MIRROR_DELETED", "deleted", how.name());
    }
    return row.remote().isPresent()
        ? new Told("MIRROR_UPDATED", "updated", how.name())
        : new Told("MIRROR_CREATED", "created", how.name());
  }

  private static Told didNot(String refusal, Evidence how) {
    return refusal.isEmpty()
        ? new Told("MIRROR_REREAD", "reread", how.name())
        : new Told("MIRROR_REFUSED", "refused", refusal);
  }
}
