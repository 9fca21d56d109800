package dev.calsync.engine.delivery;

import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.job.JobSlice;
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
  private final String how;
  private final List<Settlement> settlements = new ArrayList<>();
  private final List<JournalLine> journal = new ArrayList<>();
  private int written;

  Settling(JobSlice slice, CalendarRecord target, String how) {
    this.slice = slice;
    this.target = target;
    this.how = how;
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

  void add(MirrorRow row, Settlement settlement) {
    settlements.add(settlement);
    Told told = settlement.match(applied -> happened(row), failed -> didNot(failed.refusal()));
    slice.count(told.count(), 1);
    Map<String, String> facts = new TreeMap<>();
    facts.put("part", row.key().part().text());
    facts.put("generation", Integer.toString(row.identity().generation()));
    row.hashes().attempted().ifPresent(hash -> facts.put("attempted", hash.toString()));
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

  private Told happened(MirrorRow row) {
    written++;
    if (row.hashes().attempted().filter(FormHash::isAbsent).isPresent()) {
      return new Told("MIRROR_DELETED", "deleted", how);
    }
    return row.remote().isPresent()
        ? new Told("MIRROR_UPDATED", "updated", how)
        : new Told("MIRROR_CREATED", "created", how);
  }

  private Told didNot(String refusal) {
    return refusal.isEmpty()
        ? new Told("MIRROR_REREAD", "reread", how)
        : new Told("MIRROR_REFUSED", "refused", refusal);
  }
}
