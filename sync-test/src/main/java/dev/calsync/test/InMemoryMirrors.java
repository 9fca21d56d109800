package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.MirrorStore;
import dev.calsync.store.Observation;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mirrors: planning and writing. */
final class InMemoryMirrors implements MirrorStore {

  private final Tables tables;

  InMemoryMirrors(Tables tables) {
    this.tables = tables;
  }

  @Override
  public boolean commitPlan(Lease lease, PlanCommit plan) {
    return tables.fenced(
        lease,
        it -> {
          if (!isCurrent(it, plan)) {
            return false;
          }
          Instant now = tables.now();
          plan.intents().forEach(intent -> it.mirrors().put(wanted(it.mirrors(), intent, now)));
          plan.hold().ifPresent(hold -> it.holds().open(hold, now));
          it.putEdge(plan.edge(), plan.to());
          it.journal().append(plan.journal(), now);
          return true;
        });
  }

  private static boolean isCurrent(OwnerTables owner, PlanCommit plan) {
    return owner.edge(plan.edge()).equals(plan.from())
        && plan.intents().stream().allMatch(intent -> isCurrent(owner.mirrors(), intent));
  }

  static boolean isCurrent(MirrorTable mirrors, MirrorIntent intent) {
    long revision = mirrors.find(intent.key()).map(it -> it.row().revision()).orElse(0L);
    return revision == intent.expectedRevision();
  }

  /** What is there goes by another part, so that the row begins anew (SEM-37). */
  private static void leave(MirrorTable mirrors, MirrorIntent intent, Instant now) {
    Optional<MirrorEntry> known = intent.former().flatMap(any -> mirrors.find(intent.key()));
    known.ifPresent(
        entry -> {
          mirrors.put(MirrorDraft.anew(entry));
          mirrors.put(MirrorDraft.former(entry, intent, now).changed());
        });
  }

  static MirrorEntry wanted(MirrorTable mirrors, MirrorIntent intent, Instant now) {
    leave(mirrors, intent, now);
    return mirrors
        .find(intent.key())
        .map(MirrorDraft::of)
        .orElseGet(() -> MirrorDraft.create(intent))
        .want(intent, now)
        .changed();
  }

  private static boolean isUrgent(MirrorTable.Queued queued) {
    return queued.since().equals(MirrorEntry.AT_ONCE);
  }

  @Override
  public List<MirrorRow> claimDue(Lease lease, CalendarId target, int limit) {
    return tables.fenced(
        lease,
        it -> {
          Instant now = tables.now();
          List<MirrorTable.Queued> due =
              it.mirrors()
                  .due(target)
                  .takeWhile(queued -> !queued.since().isAfter(now))
                  .limit(limit)
                  .toList();
          return due.stream()
              .takeWhile(queued -> isUrgent(queued) == isUrgent(due.get(0)))
              .toList()
              .stream()
              .map(queued -> open(it.mirrors(), queued, now))
              .toList();
        });
  }

  private static MirrorRow open(MirrorTable mirrors, MirrorTable.Queued queued, Instant now) {
    MirrorEntry due = mirrors.find(queued.key()).orElseThrow();
    MirrorEntry opened = MirrorDraft.of(due).open(now).changed();
    mirrors.put(opened);
    return opened.row();
  }

  @Override
  public void settleWrites(Lease lease, List<Settlement> settlements, List<JournalLine> journal) {
    tables.fencedRun(
        lease,
        it -> {
          Instant now = tables.now();
          settlements.forEach(settlement -> settle(it.mirrors(), settlement, now));
          it.journal().append(journal, now);
        });
  }

  private static void settle(MirrorTable mirrors, Settlement settlement, Instant now) {
    mirrors
        .find(settlement.key())
        .filter(entry -> entry.attemptedAt().isPresent())
        .map(MirrorDraft::of)
        .map(draft -> settlement.match(draft::settle, failed -> draft.settle(failed, now)))
        .ifPresent(draft -> mirrors.put(draft.changed()));
  }

  @Override
  public int noteObserved(Lease lease, List<Observation> observations, List<JournalLine> journal) {
    return tables.fenced(
        lease,
        it -> {
          it.journal().append(journal, tables.now());
          return (int) observations.stream().filter(seen -> observe(it.mirrors(), seen)).count();
        });
  }

  private static boolean observe(MirrorTable mirrors, Observation seen) {
    return mirrors
        .find(seen.key())
        .filter(entry -> entry.attemptedAt().isEmpty())
        .filter(entry -> entry.row().revision() == seen.expectedRevision())
        .map(entry -> MirrorDraft.of(entry).observe(seen.found()).changed())
        .map(
            entry -> {
              mirrors.put(entry);
              return entry;
            })
        .isPresent();
  }
}
