package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.SourceScene.FULL;

import dev.calsync.calendar.OwnerId;
import dev.calsync.failure.PositionExpiredException;
import dev.calsync.store.AuditLine;
import dev.calsync.store.JobKey;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import dev.calsync.store.PageCommit;
import dev.calsync.store.RunEnd;
import java.util.List;

/** The logs in the words of the tests. */
final class LogScene {

  private final SourceScene source;
  private final JobScene jobs;

  LogScene(StoreRig rig) {
    this.source = SourceScene.of(rig).begin(FULL);
    this.jobs = new JobScene(rig);
  }

  static AuditLine audited(String subject) {
    return new AuditLine("admin-7", "APPROVE_HOLD", subject, "DONE");
  }

  /** Tells the journal. */
  LogScene tell(String... uids) {
    List<JournalLine> lines = List.of(uids).stream().map(uid -> line("TOLD", uid)).toList();
    PageCommit page = source.page(FULL).commit();
    source
        .port()
        .commitPage(
            source.lease(),
            new PageCommit(
                page.calendar(),
                page.pass(),
                page.items(),
                page.removed(),
                page.events(),
                lines,
                page.next()));
    return this;
  }

  /** Lets a job of a connection of its own run and end. */
  LogScene run(JobKey job, RunEnd end) {
    jobs.ask(Bench.in(Bench.ANN, job.subject()), job);
    jobs.run(job, end);
    return this;
  }

  /** The journal from where it begins now. */
  static List<JournalEntry> kept(StoreRig rig, OwnerId owner, int limit) {
    try {
      return rig.store().journal().after(owner, 0, limit);
    } catch (PositionExpiredException expired) {
      return rig.store().journal().after(owner, expired.oldest(), limit);
    }
  }
}
