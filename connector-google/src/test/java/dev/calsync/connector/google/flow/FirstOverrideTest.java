package dev.calsync.connector.google.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.policy.Policy;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.GoogleFault;
import dev.calsync.test.google.RequestKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first change of an occurrence, under an id that no document promises. */
class FirstOverrideTest {

  private final GoogleWorld world = GoogleWorld.inMemory();
  private final ConnectedAccount work = world.connect("alice@work.example");
  private final ConnectedAccount home = world.connect("alice@home.example");

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void anOccurrenceThatGoogleDoesNotKnowByItsIdIsAskedForAndNoOtherIsWritten() {
    world.edge(work, home, Policy.title());
    String series =
        work.calendar()
            .addSeries("Round", "2026-12-02T10:00/PT1H[Europe/Berlin]", "FREQ=DAILY;COUNT=5");
    world.hearOut();
    work.calendar()
        .moveOccurrence(series, "2026-12-04T10:00", "2026-12-04T15:00/PT1H[Europe/Berlin]");
    world.google.next(GoogleFault.NOT_FOUND, RequestKind.WRITE);
    world.hearOut();

    assertThat(home.calendar().events()).hasSize(2);
    assertThat(home.calendar().events())
        .extracting(FakeEvent::start)
        .anyMatch(start -> start.contains("2026-12-04T15:00"));
    assertThat(home.calendar().events())
        .extracting(FakeEvent::id)
        .anyMatch(id -> id.endsWith("_20261204T090000Z"));
  }
}
