package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.SourcePart;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages add up, and can be asked for again. */
public interface PagingContract extends RiggedContract {

  /** c02: the pages of a listing hold every event once. */
  @Test
  default void c02_thePagesAddUpToTheWholeListing() {
    putMany();

    Reading reading = Reading.whole(rig());

    assertThat(reading.uids())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, rig().manyEvents()).mapToObj(n -> "event-" + n).toList());
    assertThat(reading.parts()).extracting(SourcePart::id).doesNotHaveDuplicates();
  }

  /** c02: after a crash the page that was being read is read again, and is the same. */
  @Test
  default void c02_aPageCanBeAskedForAgain() {
    putMany();
    Optional<Continuation> second = Reading.nextOf(Reading.wholePage(rig(), Optional.empty()));
    assumeTrue(second.isPresent(), rig().manyEvents() + " events are one page here");

    FetchPage once = Reading.wholePage(rig(), second);
    FetchPage again = Reading.wholePage(rig(), second);

    assertThat(Reading.partsOf(again)).isNotEmpty().isEqualTo(Reading.partsOf(once));
  }

  private void putMany() {
    IntStream.range(0, rig().manyEvents())
        .forEach(n -> rig().provider().put("event-" + n, SampleEvents.timed("Event " + n)));
  }
}
