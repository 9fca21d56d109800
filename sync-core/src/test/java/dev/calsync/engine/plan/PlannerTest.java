package dev.calsync.engine.plan;

import static dev.calsync.engine.sample.Mirrors.at;
import static dev.calsync.engine.sample.Mirrors.hash;
import static dev.calsync.store.FormHash.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.plan.PlannedChange.Keep;
import dev.calsync.engine.plan.PlannedChange.Remove;
import dev.calsync.engine.plan.PlannedChange.Show;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRow;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the planner's table, and that a plan that was carried out asks for nothing. */
class PlannerTest {

  private static final FormHash TEN = hash("busy at ten");
  private static final FormHash ELEVEN = hash("busy at eleven");
  private static final MirrorIdentity IDENTITY = new MirrorIdentity(hash("l"), 0, hash("i"));
  private static final Mirrors SETTLED = Mirrors.settled(IDENTITY, TEN, at("id", "uid"));
  private static final Optional<FoundMirror> NOTHING_FOUND = Optional.empty();
  private static final Optional<FoundMirror> FOUND =
      Optional.of(new FoundMirror(at("found", "uid"), 3, ELEVEN, Optional.empty()));
  private static final HoldId HOLD = new HoldId("h");
  private static final DeletionGuard.Verdict HELD =
      new DeletionGuard.Verdict("MASS_DELETE", Optional.of(HOLD), true, true, true);
  private static final DeletionGuard.Verdict FREE = DeletionGuard.Verdict.FREE;

  @Test
  void whatHasNoMirrorIsNew() {
    assertThat(Planner.show(TEN, Optional.empty(), NOTHING_FOUND))
        .isEqualTo(new Show("NEW", Optional.empty()));
  }

  @Test
  void aMirrorThatWasFoundIsAdopted() {
    assertThat(Planner.show(TEN, Optional.empty(), FOUND)).isEqualTo(new Show("ADOPTED", FOUND));
  }

  @Test
  void whatIsWantedAlreadyIsKept() {
    assertThat(Planner.show(TEN, row(SETTLED), NOTHING_FOUND)).isEqualTo(new Keep("UNCHANGED"));
  }

  /** The question is what is wanted; what the target made of it is another. */
  @Test
  void neitherAnOpenWriteNorDriftNorARewriteMakesAChange() {
    for (FormHash applied : List.of(TEN, ELEVEN, ABSENT)) {
      for (FormHash observed : List.of(TEN, ELEVEN, ABSENT)) {
        for (Optional<FormHash> attempted : List.of(Optional.<FormHash>empty(), some(ELEVEN))) {
          Mirrors known = SETTLED.with(new MirrorHashes(TEN, attempted, applied, observed));
          assertThat(Planner.show(TEN, row(known), NOTHING_FOUND)).isInstanceOf(Keep.class);
          assertThat(Planner.show(ELEVEN, row(known), NOTHING_FOUND))
              .isEqualTo(new Show("CHANGED", Optional.empty()));
        }
      }
    }
  }

  @Test
  void anythingElseIsAChange() {
    assertThat(Planner.show(ELEVEN, row(SETTLED), NOTHING_FOUND))
        .isEqualTo(new Show("CHANGED", Optional.empty()));
  }

  @Test
  void anEventThatComesBackIsShownAgain() {
    assertThat(Planner.show(TEN, row(Mirrors.tombstone(IDENTITY)), NOTHING_FOUND))
        .isEqualTo(new Show("RETURNED", Optional.empty()));
  }

  @Test
  void anEventThatComesBackWhileItsDeletionIsHeldLeavesTheHold() {
    Mirrors held = SETTLED.with(new MirrorHashes(ABSENT, Optional.empty(), TEN, TEN)).heldBy("h");

    assertThat(Planner.show(TEN, row(held), NOTHING_FOUND))
        .isEqualTo(new Show("RETURNED", Optional.empty()));
  }

  @Test
  void aMirrorThatADecisionLeftAloneIsTakenUpAgainWithItsEvent() {
    assertThat(Planner.show(TEN, row(SETTLED.leftAlone()), NOTHING_FOUND))
        .isEqualTo(new Show("RETURNED", Optional.empty()));
  }

  /** INV-13: a row knows where its mirror is; what else was found is a copy. */
  @Test
  void nothingIsAdoptedWhereThereIsARow() {
    for (Mirrors known : List.of(SETTLED, Mirrors.tombstone(IDENTITY), SETTLED.leftAlone())) {
      for (FormHash desired : List.of(TEN, ELEVEN)) {
        PlannedChange change = Planner.show(desired, row(known), FOUND);
        assertThat(adopted(change)).as("%s", change).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Evidence.Kind.class)
  void whatTheSourceDeletedIsRemoved(Evidence.Kind evidence) {
    assertThat(Planner.withdraw(Withdrawal.deleted(evidence), SETTLED.row(), FREE))
        .isEqualTo(new Remove("SOURCE_" + evidence.name(), Optional.empty()));
    assertThat(Planner.withdraw(Withdrawal.deleted(evidence), SETTLED.row(), HELD))
        .as("one word for a held deletion: the reason of its hold")
        .isEqualTo(new Remove("MASS_DELETE", Optional.of(HOLD)));
  }

  @Test
  void whatIsNotThereIsNotRemoved() {
    for (DeletionGuard.Verdict guard : List.of(FREE, HELD)) {
      assertThat(
              Planner.withdraw(
                  Withdrawal.deleted(Evidence.Kind.ABSENCE),
                  Mirrors.tombstone(IDENTITY).row(),
                  guard))
          .isEqualTo(new Keep("NOTHING_THERE"));
    }
  }

  @Test
  void whatTheEdgeNoLongerShowsIsRemovedAndNeverHeld() {
    assertThat(Planner.withdraw(Withdrawal.excluded("CANCELLED"), SETTLED.row(), HELD))
        .isEqualTo(new Remove("CANCELLED", Optional.empty()));
  }

  @Test
  void onlyTheKindThatIsTooManyIsHeld() {
    DeletionGuard.Verdict absence =
        new DeletionGuard.Verdict("MASS_DELETE", Optional.of(HOLD), true, false, true);

    assertThat(holdOf(Evidence.Kind.ABSENCE, absence)).contains(HOLD);
    assertThat(holdOf(Evidence.Kind.TOMBSTONE, absence)).isEmpty();
  }

  /** INV-10, INV-11: planning what was planned and carried out yields only Keep. */
  @Test
  void aPlanThatWasCarriedOutAsksForNothing() {
    long seed = 20_261_123;
    Random random = new Random(seed);
    for (int i = 0; i < 100_000; i++) {
      Optional<MirrorRow> known =
          random.nextInt(5) == 0 ? Optional.empty() : Optional.of(anyRow(random));
      if (random.nextBoolean()) {
        FormHash desired = random.nextBoolean() ? TEN : ELEVEN;
        PlannedChange change =
            Planner.show(desired, known, random.nextBoolean() ? FOUND : NOTHING_FOUND);
        MirrorRow after = carriedOut(change, known, desired, random);
        assertThat(Planner.show(desired, Optional.of(after), FOUND))
            .as("seed %d, case %d: %s of %s", seed, i, change, known)
            .isInstanceOf(Keep.class);
      } else if (known.isPresent()) {
        Withdrawal why = anyWithdrawal(random);
        DeletionGuard.Verdict guard = random.nextBoolean() ? FREE : HELD;
        PlannedChange change = Planner.withdraw(why, known.get(), guard);
        MirrorRow after = carriedOut(change, known, ABSENT, random);
        assertThat(Planner.withdraw(why, after, guard))
            .as("seed %d, case %d: %s of %s", seed, i, change, known)
            .isInstanceOf(Keep.class);
      }
    }
  }

  private static MirrorRow carriedOut(
      PlannedChange change, Optional<MirrorRow> known, FormHash desired, Random random) {
    if (change instanceof Keep) {
      return known.orElseThrow();
    }
    MirrorHashes before = known.map(MirrorRow::hashes).orElse(MirrorHashes.NOTHING);
    Optional<HoldId> hold =
        change.match(keep -> Optional.empty(), show -> Optional.empty(), Remove::hold);
    boolean delivered = hold.isEmpty() && random.nextBoolean();
    Mirrors after =
        SETTLED.with(
            new MirrorHashes(
                desired,
                before.attempted(),
                delivered ? desired : before.applied(),
                delivered ? hash("as the target rewrote it") : before.observed()));
    return (hold.isPresent() ? after.heldBy(hold.get().value()) : after).row();
  }

  private static MirrorRow anyRow(Random random) {
    List<FormHash> any = List.of(ABSENT, TEN, ELEVEN);
    Mirrors row =
        SETTLED.with(
            new MirrorHashes(
                any.get(random.nextInt(3)),
                random.nextBoolean() ? Optional.empty() : some(any.get(random.nextInt(3))),
                any.get(random.nextInt(3)),
                any.get(random.nextInt(3))));
    row = random.nextInt(4) == 0 ? row.heldBy("old") : row;
    return (random.nextInt(4) == 0 ? row.leftAlone() : row).row();
  }

  private static Withdrawal anyWithdrawal(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Withdrawal.excluded("CANCELLED");
      case 1 -> Withdrawal.deleted(Evidence.Kind.TOMBSTONE);
      default -> Withdrawal.deleted(Evidence.Kind.ABSENCE);
    };
  }

  private static Optional<HoldId> holdOf(Evidence.Kind evidence, DeletionGuard.Verdict guard) {
    return Planner.withdraw(Withdrawal.deleted(evidence), SETTLED.row(), guard)
        .match(keep -> Optional.empty(), show -> Optional.empty(), Remove::hold);
  }

  private static Optional<FoundMirror> adopted(PlannedChange change) {
    return change.match(keep -> Optional.empty(), Show::adopted, remove -> Optional.empty());
  }

  private static Optional<MirrorRow> row(Mirrors mirror) {
    return Optional.of(mirror.row());
  }

  private static Optional<FormHash> some(FormHash hash) {
    return Optional.of(hash);
  }
}
