package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.HoldStore;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.MirrorState;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Holds and the host's decisions. */
final class InMemoryHolds implements HoldStore {

  private final Tables tables;

  InMemoryHolds(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Optional<Integer> decideHold(
      OwnerId owner, HoldId id, boolean approve, JournalLine journal) {
    return tables.owned(
        owner,
        it ->
            it.holds()
                .find(id)
                .map(
                    hold -> {
                      it.holds().close(hold, approve ? Hold.State.APPROVED : Hold.State.REJECTED);
                      it.journal().append(List.of(journal), tables.now());
                      return change(
                          it.mirrors(), id, approve ? MirrorDraft::release : MirrorDraft::detach);
                    }));
  }

  @Override
  public Optional<Hold> confirmHold(
      Lease lease, HoldId id, CompletedPass pass, JournalLine journal) {
    return tables.fenced(
        lease, it -> it.holds().find(id).map(hold -> confirm(it, hold, pass, journal)));
  }

  private Hold confirm(OwnerTables owner, Hold hold, CompletedPass pass, JournalLine journal) {
    Hold after = owner.holds().confirm(hold, pass);
    if (after.state() == Hold.State.CONFIRMED) {
      change(owner.mirrors(), hold.id(), MirrorDraft::release);
      owner.journal().append(List.of(journal), tables.now());
    }
    return counted(owner, after);
  }

  @Override
  public int holdDue(Lease lease, CalendarId target, Hold hold, JournalLine journal) {
    return tables.fenced(
        lease,
        it -> {
          List<MirrorEntry> due =
              it.mirrors()
                  .allDue(target)
                  .filter(entry -> entry.row().key().edge().equals(hold.edge()))
                  .toList();
          due.forEach(entry -> it.mirrors().put(MirrorDraft.of(entry).keep(hold.id()).changed()));
          if (!due.isEmpty()) {
            it.holds().open(hold, tables.now());
            it.journal().append(List.of(journal), tables.now());
          }
          return due.size();
        });
  }

  @Override
  public List<Hold> open(OwnerId owner) {
    return tables.owned(
        owner,
        it ->
            it.holds()
                .open()
                .map(hold -> counted(it, hold))
                .filter(hold -> hold.events() > 0)
                .toList());
  }

  @Override
  public List<Hold> openOf(OwnerId owner, EdgeId edge) {
    return open(owner).stream().filter(hold -> hold.edge().equals(edge)).toList();
  }

  private static int change(MirrorTable mirrors, HoldId hold, UnaryOperator<MirrorDraft> change) {
    List<MirrorEntry> held = mirrors.under(hold);
    held.forEach(entry -> mirrors.put(change.apply(MirrorDraft.of(entry)).changed()));
    return held.size();
  }

  private static Hold counted(OwnerTables owner, Hold hold) {
    long events =
        owner.mirrors().under(hold.id()).stream()
            .filter(entry -> entry.row().state() == MirrorState.HELD)
            .map(entry -> entry.row().key().uid())
            .distinct()
            .count();
    return new Hold(
        hold.id(),
        hold.edge(),
        hold.reason(),
        hold.state(),
        (int) events,
        hold.readsLeft(),
        hold.readsApart(),
        hold.openedAt(),
        hold.lastReadAt());
  }
}
