package dev.calsync.engine.delivery;

import dev.calsync.calendar.Capabilities;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.connection.ParallelCalls;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.Rewording;
import dev.calsync.engine.override.Family;
import dev.calsync.engine.permit.NotNow;
import dev.calsync.engine.reconcile.LookUp;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.StoreException;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries opened writes to their target, as many calls at once as the calendar allows, each about
 * other objects, and says what became of every one that there is an answer for. What shrinks goes
 * before what is made in its stead, what is made before what it replaces goes (SEM-37, SEM-40).
 */
final class OpenedWrites {

  private final Writing writing;
  private final Family family;
  private final LookUp lookUp;
  private final ParallelCalls calls;

  OpenedWrites(Writing writing, LookUp lookUp, Family family, ParallelCalls calls) {
    this.writing = writing;
    this.family = family;
    this.lookUp = lookUp;
    this.calls = calls;
  }

  /**
   * What became of a row's write.
   *
   * @param how how we know
   * @param reworded what the target made of it, a phrase each; none if it is as it was written
   */
  record Settled(MirrorRow row, Settlement settlement, Evidence how, List<String> reworded) {

    static Settled told(MirrorRow row, Settlement settlement) {
      return known(row, settlement, Evidence.WRITTEN);
    }

    static Settled known(MirrorRow row, Settlement settlement, Evidence how) {
      return new Settled(row, settlement, how, List.of());
    }
  }

  /**
   * What is known afterwards.
   *
   * @param settled of which writes the outcome is known; the others stay open
   * @param calls how many calls there were to make
   * @param failure the first failure of a call
   */
  record Result(List<Settled> settled, int calls, Optional<RuntimeException> failure) {}

  Result write(Access access, Capabilities can, List<MirrorRow> opened) {
    List<Settled> settled = new ArrayList<>(opened.size());
    Optional<RuntimeException> failure = Optional.empty();
    int made = 0;
    for (Turn turn : Turn.values()) {
      List<MirrorRow> rows = opened.stream().filter(row -> Turn.of(row) == turn).toList();
      if (turn == Turn.DELETE) {
        rows = new Renamed(family, opened, settled).sparing(rows, settled);
      }
      if (failure.isEmpty()) {
        Result result = atOnce(access, can, rows);
        settled.addAll(result.settled());
        made += result.calls();
        failure = result.failure();
      } else {
        rows.forEach(row -> settled.add(Settled.told(row, neverBegun(row.key()))));
      }
    }
    return new Result(settled, made, failure);
  }

  private Result atOnce(Access access, Capabilities can, List<MirrorRow> opened) {
    List<List<MirrorRow>> batches = batches(opened, batchOf(access, can));
    List<Supplier<List<Settled>>> all = new ArrayList<>();
    batches.forEach(batch -> all.add(() -> write(access, batch)));
    List<Settled> settled = new ArrayList<>(opened.size());
    List<RuntimeException> failures = new ArrayList<>();
    List<Optional<ParallelCalls.Outcome<List<Settled>>>> outcomes =
        calls.run(can.writes().concurrency(), all);
    for (int i = 0; i < batches.size(); i++) {
      List<MirrorRow> batch = batches.get(i);
      Optional<RuntimeException> failure = outcomes.get(i).flatMap(ParallelCalls.Outcome::failure);
      if (outcomes.get(i).isEmpty() || failure.filter(NotNow::is).isPresent()) {
        batch.forEach(row -> settled.add(Settled.told(row, neverBegun(row.key()))));
      }
      outcomes.get(i).flatMap(ParallelCalls.Outcome::answer).ifPresent(settled::addAll);
      failure.ifPresent(failures::add);
    }
    return new Result(settled, batches.size(), failures.stream().findFirst());
  }

  /** How many writes go together: no more than the calendar takes, and its limits allow (R-D6). */
  static int batchOf(Access access, Capabilities can) {
    return Math.min(can.writes().batch(), access.way().most());
  }

  private static List<List<MirrorRow>> batches(List<MirrorRow> rows, int size) {
    List<List<MirrorRow>> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += size) {
      batches.add(rows.subList(from, Math.min(from + size, rows.size())));
    }
    return batches;
  }

  /** What surely did not happen need not be looked up. */
  static Settlement neverBegun(MirrorKey key) {
    return new Settlement.NotApplied(key, Optional.empty(), "", Duration.ZERO);
  }

  private List<Settled> write(Access access, List<MirrorRow> batch) {
    List<Settled> settled = new ArrayList<>(batch.size());
    List<MirrorRow> sent = new ArrayList<>(batch.size());
    List<MirrorWrite> writes = new ArrayList<>(batch.size());
    for (MirrorRow row : batch) {
      try {
        writing
            .of(row)
            .ifPresentOrElse(
                it -> {
                  sent.add(row);
                  writes.add(it);
                },
                () -> settled.add(Settled.told(row, gone(row))));
      } catch (StoreException unreadable) {
        settled.add(Settled.told(row, refused(row, unreadable.code())));
      }
    }
    List<WriteOutcome> outcomes = writes.isEmpty() ? List.of() : access.write(writes);
    for (int i = 0; i < sent.size(); i++) {
      MirrorRow row = sent.get(i);
      settled(access, row, outcomes.get(i)).ifPresent(settled::add);
    }
    return settled;
  }

  private static List<String> reworded(MirrorRow row, WriteOutcome.Applied applied) {
    return applied
        .observed()
        .filter(kept -> !row.form().isEmpty())
        .map(kept -> Rewording.between(ShapeForm.decode(row.form()), kept))
        .orElse(List.of());
  }

  /** Not written until something else is desired; that of a form that cannot be read, too. */
  private static Settlement refused(MirrorRow row, String code) {
    return new Settlement.NotApplied(row.key(), Optional.empty(), code, Duration.ZERO);
  }

  private static Settlement gone(MirrorRow row) {
    return new Settlement.Applied(row.key(), Optional.empty(), FormHash.ABSENT);
  }

  private Optional<Settled> settled(Access access, MirrorRow row, WriteOutcome outcome) {
    return outcome.match(
        new WriteOutcome.Cases<>() {
          @Override
          public Optional<Settled> applied(WriteOutcome.Applied applied) {
            Settlement done = happened(row, applied);
            return Optional.of(new Settled(row, done, Evidence.WRITTEN, reworded(row, applied)));
          }

          @Override
          public Optional<Settled> conflicted() {
            return met(access, row).map(it -> Settled.known(row, it, Evidence.MET_AT_TARGET));
          }

          @Override
          public Optional<Settled> refused(WriteOutcome.Refused refused) {
            return Optional.of(Settled.told(row, OpenedWrites.refused(row, refused.code())));
          }

          @Override
          public Optional<Settled> unconfirmed() {
            return Optional.empty();
          }
        });
  }

  /**
   * What stands in the way. A look-up that fails must not make the writes beside it unknown: this
   * one stays open, and is looked up by another run (INV-10).
   */
  private Optional<Settlement> met(Access access, MirrorRow row) {
    try {
      return Optional.of(lookUp.afterConflict(access.goingOn(), row, family));
    } catch (ConnectorException later) {
      return Optional.empty();
    }
  }

  private Settlement happened(MirrorRow row, WriteOutcome.Applied applied) {
    FormHash attempted = row.hashes().attempted().orElseThrow();
    if (attempted.isAbsent()) {
      return gone(row);
    }
    FormHash observed = applied.observed().map(ShapeForm::hash).orElse(attempted);
    String uid = applied.uid().orElseGet(() -> writing.uid(row));
    MirrorRemote remote = new MirrorRemote(applied.id(), uid, applied.version());
    return new Settlement.Applied(row.key(), Optional.of(remote), observed);
  }
}
