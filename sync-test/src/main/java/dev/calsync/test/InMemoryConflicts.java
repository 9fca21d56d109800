package dev.calsync.test;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.Conflict;
import dev.calsync.store.ConflictId;
import dev.calsync.store.ConflictStore;
import dev.calsync.store.HoldId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorState;
import dev.calsync.store.OriginEdit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes on both sides that wait for a person. */
final class InMemoryConflicts implements ConflictStore {

  private final Tables tables;

  InMemoryConflicts(Tables tables) {
    this.tables = tables;
  }

  @Override
  public boolean putConflict(Lease lease, Conflict conflict, JournalLine journal) {
    return tables.fenced(
        lease,
        it -> {
          Optional<MirrorEntry> mirror =
              it.mirrors()
                  .find(conflict.mirror())
                  .filter(entry -> entry.row().revision() == conflict.expectedRevision())
                  .filter(entry -> canConflict(it, entry));
          mirror.ifPresent(entry -> put(it, entry, conflict, journal));
          return mirror.isPresent();
        });
  }

  /** It would be written, or is kept from it by its own conflict. */
  private static boolean canConflict(OwnerTables owner, MirrorEntry mirror) {
    MirrorState state = mirror.row().state();
    return state == MirrorState.DUE
        || state == MirrorState.REFUSED
        || state == MirrorState.HELD && openOf(owner, mirror).isPresent();
  }

  private static Optional<Conflict> openOf(OwnerTables owner, MirrorEntry mirror) {
    Optional<HoldId> hold = mirror.row().hold();
    return hold.flatMap(it -> owner.edits().conflicts().find(new ConflictId(it.value())))
        .filter(it -> it.mirror().equals(mirror.row().key()));
  }

  private void put(OwnerTables owner, MirrorEntry mirror, Conflict conflict, JournalLine journal) {
    Instant now = tables.now();
    Conflict stored = owner.edits().conflicts().put(conflict, openOf(owner, mirror), now);
    owner.mirrors().put(MirrorDraft.of(mirror).keep(stored.id().hold()).changed());
    owner.journal().append(List.of(journal), now);
  }

  @Override
  public boolean decideConflict(
      OwnerId owner, ConflictId id, Optional<OriginEdit> patch, JournalLine journal) {
    return tables.owned(
        owner,
        it -> {
          Optional<Conflict> open =
              it.edits().conflicts().find(id).filter(conflict -> isOpen(it, conflict));
          Instant now = tables.now();
          boolean decided =
              open.isPresent()
                  && patch.map(edit -> InMemoryOriginEdits.propose(it, edit, now)).orElse(true);
          if (decided) {
            decide(it, open.orElseThrow(), patch.isPresent());
            it.journal().append(List.of(journal), now);
          }
          return decided;
        });
  }

  private static void decide(OwnerTables owner, Conflict conflict, boolean targetWins) {
    MirrorEntry mirror = owner.mirrors().find(conflict.mirror()).orElseThrow();
    MirrorDraft seen = MirrorDraft.of(mirror).release().observe(conflict.seen());
    MirrorDraft decided = targetWins ? seen.want(conflict.seen().seen(), conflict.form()) : seen;
    owner.mirrors().put(decided.changed());
    owner.edits().conflicts().forget(conflict.mirror());
  }

  private static boolean isOpen(OwnerTables owner, Conflict conflict) {
    return owner
        .mirrors()
        .find(conflict.mirror())
        .filter(entry -> entry.row().state() == MirrorState.HELD)
        .filter(entry -> carries(entry, conflict))
        .isPresent();
  }

  private static boolean isOver(OwnerTables owner, Conflict conflict) {
    return owner
        .mirrors()
        .find(conflict.mirror())
        .filter(entry -> carries(entry, conflict))
        .isEmpty();
  }

  private static boolean carries(MirrorEntry mirror, Conflict conflict) {
    return mirror.row().hold().equals(Optional.of(conflict.id().hold()));
  }

  @Override
  public List<Conflict> openConflicts(OwnerId owner, String after, int limit) {
    return tables.owned(
        owner,
        it ->
            it.edits()
                .conflicts()
                .all()
                .filter(conflict -> conflict.id().value().compareTo(after) > 0)
                .filter(conflict -> isOpen(it, conflict))
                .limit(limit)
                .toList());
  }

  @Override
  public int eraseOver(OwnerId owner, int limit) {
    return tables.owned(
        owner, it -> it.edits().conflicts().erase(conflict -> isOver(it, conflict), limit));
  }
}
