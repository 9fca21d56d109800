package dev.calsync.tck.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The power of the simulator: every bug that is put in is found, within so many seeds. */
class PlantedBugsTest {

  static Stream<Arguments> bugs() {
    return Stream.of(
        bug("stale leases accepted", 40, StoreBugs::staleLeasesAccepted),
        bug("lanes given twice", 5, StoreBugs::lanesGivenTwice),
        bug("attempts forgotten", 5, StoreBugs::attemptsForgotten),
        bug("done before it happened", 5, StoreBugs::doneBeforeItHappened),
        bug("requests dropped", 40, StoreBugs::requestsDropped),
        bug("rests forgotten", 60, StoreBugs::restsForgotten),
        bug("never swept", 30, StoreBugs::neverSwept),
        bug("leases by the node's clock", 20, StoreBugs::leasesByTheNodesClock),
        bug("events lost", 10, StoreBugs::eventsLost),
        bug("cursor before its page", 5, StoreBugs::cursorBeforeItsPage),
        bug("copies not told", 30, StoreBugs::copiesNotTold),
        bug("blocks forgotten", 30, StoreBugs::blocksForgotten),
        bug("waits not heeded", 40, ConnectorBugs::waitsNotHeeded),
        bug("overrides not read", 240, ConnectorBugs::overridesNotRead),
        bug("creates not repeatable", 60, ConnectorBugs::createsNotRepeatable),
        bug("look-ups blind", 100, ConnectorBugs::lookUpsBlind),
        bug("writes unconditional", 150, ConnectorBugs::writesUnconditional),
        bug("silence taken for success", 200, ConnectorBugs::silenceTakenForSuccess),
        bug("deadlines ignored", 60, ConnectorBugs::deadlinesIgnored),
        bug("first page taken for all", 20, ConnectorBugs::firstPageTakenForAll),
        bug("names not read", 5, ConnectorBugs::namesNotRead),
        bug("tombstones not read", 20, ConnectorBugs::tombstonesNotRead),
        bug("sequence stands still", 20, ConnectorBugs::sequenceStandsStill),
        bug("marks not written", 100, ConnectorBugs::marksNotWritten));
  }

  static Stream<Arguments> bugsOfAccounts() {
    return Stream.of(
        bug("everybody renews", "INV-24", Feature.SIGN_IN, 60, AccountBugs::everybodyRenews),
        bug("grants not kept", "INV-24", Feature.SIGN_IN, 20, AccountBugs::grantsNotKept),
        bug(
            "standing not looked at",
            "INV-24",
            Feature.SIGN_IN,
            20,
            AccountBugs::standingNotLookedAt),
        bug("giving up not seen", "INV-29", Feature.LEAVING, 20, AccountBugs::givingUpNotSeen),
        bug("endings forgotten", "INV-29", Feature.LEAVING, 40, AccountBugs::endingsForgotten),
        bug("tokens quoted", "INV-16", Feature.SIGN_IN, 100, AccountBugs::tokensQuoted),
        bug("owners mixed up", "INV-23", Feature.NEIGHBOUR, 20, AccountBugs::ownersMixedUp),
        bug("push trusted", "INV-17", Feature.PUSH, 40, PushBugs::pushTrusted),
        bug("secrets not compared", "INV-17", Feature.PUSH, 20, PushBugs::secretsNotCompared));
  }

  private static Arguments bug(String name, int within, Supplier<Planted> bug) {
    return Arguments.of(name, within, bug);
  }

  private static Arguments bug(
      String name, String breaks, Feature where, int within, Supplier<Planted> bug) {
    return Arguments.of(name, breaks, where, within, bug);
  }

  /** What only some worlds have can be broken only there. */
  @ParameterizedTest(name = "{0} breaks {1}, within {3} seeds")
  @MethodSource("bugsOfAccounts")
  void isFoundByItsInvariant(
      String name, String breaks, Feature where, int within, Supplier<Planted> bug) {
    Optional<Outcome> found =
        LongStream.rangeClosed(1, within)
            .mapToObj(Simulation::of)
            .filter(simulation -> simulation.features().contains(where))
            .map(simulation -> simulation.with(bug).run())
            .filter(outcome -> outcome.broken().filter(breaks::equals).isPresent())
            .findFirst();
    assertThat(found).as("%s, in %s seeds", name, within).isPresent();
  }

  @ParameterizedTest(name = "{0}, within {1} seeds")
  @MethodSource("bugs")
  void isFound(String name, int within, Supplier<Planted> bug) {
    Optional<Outcome> found =
        LongStream.rangeClosed(1, within)
            .mapToObj(seed -> Simulation.of(seed).plain().with(bug).run())
            .filter(outcome -> outcome.broken().isPresent())
            .findFirst();
    assertThat(found).as("%s, in %s seeds", name, within).isPresent();
  }
}
