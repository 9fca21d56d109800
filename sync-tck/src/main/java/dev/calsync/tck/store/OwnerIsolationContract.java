package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.ELSEWHERE;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.TARGET;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.in;
import static dev.calsync.tck.store.Bench.line;
import static dev.calsync.tck.store.SecretContract.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.HoldId;
import dev.calsync.store.ItemState;
import dev.calsync.store.JobState;
import dev.calsync.store.MirrorState;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SealedSecret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing of one owner is read or changed for another, whatever the names are (INV-23). */
public interface OwnerIsolationContract extends StoreContract {

  @Test
  default void x01_equalNamesOfTwoOwnersAreTwoThings() {
    FullHouse ann = FullHouse.of(rig(), ANN);
    FullHouse bob = FullHouse.of(rig(), BOB);
    Everything bobs = Everything.of(rig(), BOB);
    ann.leased().forEach(FullHouse.Operation::run);

    assertThat(Everything.of(rig(), BOB)).isEqualTo(bobs);
    assertThat(rig().store().sources().itemsAfter(BOB, SOURCE, "", 9)).hasSize(2);
    Everything anns = Everything.of(rig(), ANN);
    bob.leased().forEach(FullHouse.Operation::run);
    assertThat(Everything.of(rig(), ANN)).isEqualTo(anns);
  }

  @Test
  default void x02_anotherOwnerSeesNothing() {
    FullHouse.of(rig(), ANN);
    Everything nothing = Everything.of(rig(), BOB);

    assertThat(nothing.read().items()).isEmpty();
    assertThat(nothing.read().events()).isEmpty();
    assertThat(nothing.planned().mirrors()).isEmpty();
    assertThat(nothing.planned().open()).isEmpty();
    assertThat(nothing.planned().holds()).isEmpty();
    assertThat(nothing.planned().untilDue()).isEmpty();
    assertThat(nothing.told()).isEqualTo(new Everything.Told(List.of(), List.of(), List.of()));
    assertThat(nothing.access()).isEqualTo(new Everything.Access(Optional.empty(), List.of()));
    assertThat(nothing.edits())
        .isEqualTo(
            new Everything.Edits(
                List.of(), Optional.empty(), List.of(), Optional.empty(), List.of()));
  }

  @Test
  default void x02_anotherOwnerFindsNothingByName() {
    FullHouse.of(rig(), ANN);
    var sources = rig().store().sources();
    var targets = rig().store().targets();

    assertThat(sources.items(BOB, SOURCE, List.of(new RemoteId("a")))).isEmpty();
    assertThat(sources.events(BOB, SOURCE, List.of("a"))).isEmpty();
    assertThat(sources.itemsOf(BOB, SOURCE, List.of("a"))).isEmpty();
    assertThat(sources.countItems(BOB, SOURCE).getOrDefault(ItemState.LIVE, 0L)).isZero();
    assertThat(targets.ofEvents(BOB, Bench.EDGE, List.of("a"))).isEmpty();
    assertThat(targets.atObjects(BOB, TARGET, List.of(new RemoteId("r-a-MASTER")))).isEmpty();
    assertThat(targets.byIdentity(BOB, List.of(Wish.identity(Wish.key("a"), 0).hash()))).isEmpty();
    assertThat(targets.openAttempts(BOB, ELSEWHERE, 9)).isEmpty();
    assertThat(rig().store().reading().takingPlace(BOB, List.of(SOURCE), TimeRange.ALWAYS, 9))
        .isEmpty();
    assertThat(rig().store().journal().of(BOB, "a", 9)).isEmpty();
  }

  @Test
  default void x03_anotherOwnersDecisionsChangeNothing() {
    FullHouse.of(rig(), ANN);
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN, "c9"), JobScene.JOB);
    jobs.run(JobScene.JOB, JobScene.DEAD);
    Everything anns = Everything.of(rig(), ANN);

    assertThat(rig().store().holds().decideHold(BOB, new HoldId("h"), true, line("DECIDED", "")))
        .isEmpty();
    assertThat(rig().store().jobs().redrive(BOB, JobScene.JOB)).isFalse();
    assertThat(rig().store().jobs().find(BOB, JobScene.JOB)).isEmpty();
    assertThat(rig().store().records().remove(BOB, RecordKind.EDGE, "e1", 1)).isFalse();
    assertThat(rig().store().records().put(BOB, RecordKind.EDGE, "e1", 1, "[]")).isEmpty();
    assertThat(rig().store().secrets().eraseSecret(BOB, SECRET, 1)).isFalse();
    assertThat(rig().store().secrets().rotateSecret(BOB, SECRET, 1, bytes("b"))).isEmpty();
    assertThat(rig().store().secrets().proveSecret(BOB, SECRET, 1)).isFalse();
    SealedSecret hers = rig().store().secrets().findSecret(ANN, SECRET).orElseThrow();
    assertThat(rig().store().secrets().resealSecret(BOB, SECRET, hers, hers)).isFalse();
    assertThat(rig().store().secrets().page(BOB, Optional.empty(), 9)).isEmpty();
    assertThat(rig().store().secrets().beginRotation(BOB, SECRET, 1, Bench.LEASE)).isFalse();
    assertThat(Everything.of(rig(), ANN)).isEqualTo(anns);
  }

  @Test
  default void x04_aJobOfTheSameNameIsAnotherJob() {
    JobScene jobs = new JobScene(rig());
    jobs.ask(in(ANN), JobScene.JOB);
    jobs.run(JobScene.JOB, JobScene.DONE);
    jobs.ask(in(BOB), JobScene.JOB);

    assertThat(jobs.view(ANN, JobScene.JOB).state()).isEqualTo(JobState.COMPLETED);
    assertThat(jobs.view(BOB, JobScene.JOB).state()).isEqualTo(JobState.PENDING);
  }

  @Test
  default void x05_aLeaseReachesItsOwnersRowsOnly() {
    FullHouse ann = FullHouse.of(rig(), ANN);
    MirrorScene bob = MirrorScene.of(rig(), BOB).plan(Wish.of("bobs", "B"));
    assertThat(rig().store().mirrors().claimDue(ann.out(), TARGET, 9))
        .extracting(row -> row.key().uid())
        .containsExactly("due");

    assertThat(bob.state("bobs")).isEqualTo(MirrorState.DUE);
    assertThat(
            rig()
                .store()
                .targets()
                .byIdentity(ANN, List.of(Wish.identity(Wish.key("bobs"), 0).hash())))
        .isEqualTo(Map.of());
    assertThat(bob.row("bobs").hashes().attempted()).isEqualTo(Optional.empty());
    assertThat(bob.row("bobs").hashes().desired()).isEqualTo(hash("B"));
  }
}
