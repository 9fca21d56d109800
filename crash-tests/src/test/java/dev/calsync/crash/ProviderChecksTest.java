package dev.calsync.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.crash.Request.Verb;
import dev.calsync.crash.Witness.Leased;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The checks accuse whoever breaks a promise, and nobody else. */
class ProviderChecksTest {

  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final WriteOutcome DONE =
      new WriteOutcome.Applied(new RemoteId("x"), RemoteVersion.UNKNOWN, Optional.empty());

  private final List<Written> writes = new ArrayList<>();
  private final List<Leased> leases = new ArrayList<>(List.of(lease(1, 0, "w1-1", 60)));

  @Test
  void findsNothingInAnHonestRun() {
    write("w1", 1, 2, create("m1", "e1 v1"));
    write("w1", 3, 4, update("m1", "e1 v2"));
    write("w1", 5, 6, new MirrorWrite.Delete(ref("m1")));
    write("w1", 7, 8, create("m2", "e1 v3"));

    assertThat(violations()).isEmpty();
  }

  @Test
  void findsTwoMirrorsOfOneEvent() {
    write("w1", 1, 2, create("m1", "e1 v1"));
    write("w1", 3, 4, create("m2", "e1 v1"));

    assertThat(violations()).singleElement().asString().startsWith("INV-2");
  }

  @Test
  void findsTwoWritesOfOneObjectInFlight() {
    write("w1", 1, 3, create("m1", "e1 v1"));
    write("w1", 2, 4, update("m1", "e1 v2"));

    assertThat(violations()).singleElement().asString().startsWith("INV-7");
  }

  @Test
  void findsALeaseGivenAwayBeforeItsEnd() {
    leases.add(lease(2, 10, "w2-1", 70));

    assertThat(new LeaseHistory(leases).overlaps()).hasSize(1);
  }

  /** Two runs of one node at once would go unseen by whoever looks at names alone. */
  @Test
  void findsALeaseGivenToItsHolderOnceMore() {
    leases.add(lease(2, 10, "w1-1", 70));

    assertThat(new LeaseHistory(leases).overlaps()).hasSize(1);
  }

  @Test
  void aRenewalIsNoLeaseGivenAway() {
    leases.add(lease(1, 10, "w1-1", 70));

    assertThat(new LeaseHistory(leases).overlaps()).isEmpty();
  }

  @Test
  void findsAWriteThatBeganWithinTheMargin() {
    write("w1", 59, 60, create("m1", "e1 v1"));

    assertThat(violations()).singleElement().asString().startsWith("INV-8");
  }

  @Test
  void findsAWriteUnderAnothersLease() {
    write("w2", 1, 2, create("m1", "e1 v1"));

    assertThat(violations()).singleElement().asString().startsWith("INV-8");
  }

  @Test
  void findsAnOlderVersionAfterANewer() {
    write("w1", 1, 2, create("m1", "e1 v2"));
    write("w1", 3, 4, update("m1", "e1 v1"));

    assertThat(violations()).singleElement().asString().startsWith("INV-9");
  }

  @Test
  void findsTheSameWrittenTwice() {
    write("w1", 1, 2, create("m1", "e1 v1"));
    write("w1", 3, 4, update("m1", "e1 v1"));

    assertThat(violations()).singleElement().asString().startsWith("INV-10");
  }

  @Test
  void aDeleteOfWhatIsGoneIsCountedAndNoSecondOne() {
    write("w1", 1, 2, create("m1", "e1 v1"));
    write("w1", 3, 4, new MirrorWrite.Delete(ref("m1")));
    write("w1", 5, 6, new MirrorWrite.Delete(ref("m1")));

    assertThat(violations()).isEmpty();
    assertThat(ProviderChecks.idleDeletes(writes)).isEqualTo(1);
  }

  /** The first reply was lost, and the second try was told that the object is there. */
  @Test
  void aWriteThatWasRefusedIsNoSecondOne() {
    write("w1", 1, 2, create("m1", "e1 v1"));
    write("w1", 3, 4, create("m1", "e1 v1"), new WriteOutcome.Conflicted());

    assertThat(violations()).isEmpty();
  }

  @Test
  void findsAWriteToWhatIsNotOurs() {
    write("w1", 1, 2, update("theirs", "e1 v1"));

    assertThat(violations()).singleElement().asString().startsWith("INV-13");
  }

  private List<String> violations() {
    return ProviderChecks.violations(writes, new LeaseHistory(leases));
  }

  private void write(String worker, int from, int to, MirrorWrite write) {
    write(worker, from, to, write, DONE);
  }

  private void write(String worker, int from, int to, MirrorWrite write, WriteOutcome outcome) {
    Instant received = START.plusSeconds(from);
    Request request = new Request(worker, received, "c", "a", Verb.WRITE, "calendar");
    writes.add(
        new Written(writes.size(), request, write, outcome, received, START.plusSeconds(to)));
  }

  private static Leased lease(long fence, int from, String node, int until) {
    return new Leased(
        fence,
        START.plusSeconds(from),
        "c",
        "OUT",
        fence,
        Optional.of(node),
        START.plusSeconds(until),
        false);
  }

  private static MirrorWrite create(String id, String title) {
    return new MirrorWrite.Create(form(id, title));
  }

  private static MirrorWrite update(String id, String title) {
    return new MirrorWrite.Update(ref(id), form(id, title));
  }

  private static MirrorRef ref(String id) {
    return new MirrorRef(new RemoteId(id), RemoteVersion.UNKNOWN);
  }

  private static MirrorForm form(String id, String title) {
    LocalDate day = LocalDate.of(2026, 12, 1);
    EventBody body =
        EventBody.single(
            new EventTime.AllDay(day, day.plusDays(1)), EventDetails.of(EventText.titled(title)));
    return new MirrorForm(id, id, "mark", 0, MirrorShape.shownBy(body));
  }
}
