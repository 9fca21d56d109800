package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.OAuthStateStore.Taken;
import dev.calsync.store.OAuthStateStore.Verdict;
import dev.calsync.store.SyncStore;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever names what is another's gets the answer that a name of nothing gets, from every operation
 * that there is, and nothing of the other's changes (INV-23, HOS-38).
 */
public interface ForeignNamesContract extends StoreContract {

  @Test
  default void x06_whatIsAnothersIsAnsweredLikeWhatIsNotThere() {
    Estate.of(rig());

    for (ForeignCalls.Named named : ForeignCalls.on(rig().store())) {
      List<Object> anns = everythingOfAnn();
      String unknown = answer(named, BOB, Names.OF_NOTHING);
      String foreign = answer(named, BOB, Names.OF_THE_ESTATE);

      assertThat(foreign).as("%s with names of Ann's", named.operation()).isEqualTo(unknown);
      assertThat(everythingOfAnn()).as("Ann's, after %s", named.operation()).isEqualTo(anns);
    }
    assertThat(rig().store().oauthStates().takeOAuthState(Names.OF_THE_ESTATE.hashOf("alive")))
        .map(Taken::verdict)
        .contains(Verdict.GOOD);
  }

  /** What would not show, if the owner were forgotten, would be no test of it. */
  @Test
  default void x06_eachOfTheseCallsShowsOrChangesSomethingForItsOwner() {
    Estate.of(rig());

    for (ForeignCalls.Named named : ForeignCalls.on(rig().store())) {
      String nothing = answer(named, BOB, Names.OF_NOTHING);
      List<Object> before = everythingOfAnn();
      String anns = answer(named, ANN, Names.OF_THE_ESTATE);

      assertThat(anns.equals(nothing) && everythingOfAnn().equals(before))
          .as("%s is the same to Ann as to Bob", named.operation())
          .isFalse();
    }
  }

  @Test
  default void x06_noOperationThatIsToldAnOwnerIsLeftOut() {
    Set<String> called =
        ForeignCalls.on(rig().store()).stream()
            .map(ForeignCalls.Named::operation)
            .collect(Collectors.toSet());

    assertThat(called).isEqualTo(operations().collect(Collectors.toSet()));
  }

  @Test
  default void x07_aLeaseOfOneOwnersLaneReachesNothingOfAnother() {
    FullHouse ann = Estate.of(rig());
    MirrorScene bob = MirrorScene.of(rig(), BOB);
    bob.source().begin(SourceScene.DELTA);
    List<Object> anns = everythingOfAnn();

    for (FullHouse.Operation operation : ann.leased()) {
      operation.call().accept(operation.lease().equals(ann.in()) ? bob.in() : bob.out());
      assertThat(everythingOfAnn()).as("Ann's, after %s", operation.name()).isEqualTo(anns);
    }
  }

  private List<Object> everythingOfAnn() {
    return List.of(Everything.of(rig(), ANN), Snapshot.of(rig(), ANN));
  }

  private static String answer(ForeignCalls.Named named, OwnerId owner, Names names) {
    Object answer = Optional.ofNullable(named.call().answer(owner, names)).orElse("nothing");
    return Plain.text(answer, Instant.EPOCH);
  }

  /** Ports and their operations, as the store hands them out. */
  private static Stream<String> operations() {
    return Stream.of(SyncStore.class.getMethods())
        .filter(port -> port.getReturnType().isInterface())
        .flatMap(
            port ->
                Stream.of(port.getReturnType().getMethods())
                    .filter(ForeignNamesContract::isToldAnOwner)
                    .map(operation -> port.getName() + "." + operation.getName()));
  }

  private static boolean isToldAnOwner(Method operation) {
    return List.of(operation.getParameterTypes()).contains(OwnerId.class);
  }
}
