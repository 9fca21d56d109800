package dev.calsync.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.RemoteId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Membership decides what a complete listing may delete: nothing that was listed, ever. */
class SeenSetTest {

  private static final int MANY = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"pass-1", "pass-2", ""})
  void whateverWasAddedIsThere(String pass) {
    SeenSet seen = new SeenSet(pass);
    for (int i = 0; i < MANY; i++) {
      seen.add(id(i));
      assertThat(seen.contains(id(i))).as("just added: %d", i).isTrue();
    }
    assertThat(IntStream.range(0, MANY).filter(i -> !seen.contains(id(i)))).isEmpty();
  }

  /** With 8 bytes an id, one id of some 10^14 is mistaken for another here. */
  @Test
  void whatWasNotAddedIsNotThere() {
    SeenSet seen = new SeenSet("pass-1");
    IntStream.range(0, MANY).forEach(i -> seen.add(id(i)));

    assertThat(IntStream.range(MANY, 3 * MANY).filter(i -> seen.contains(id(i)))).isEmpty();
  }

  @Test
  void anEmptySetHasNothing() {
    SeenSet seen = new SeenSet("pass-1");

    assertThat(IntStream.range(0, 10_000).filter(i -> seen.contains(id(i)))).isEmpty();
  }

  @Test
  void whatIsListedTwiceIsKeptOnce() {
    SeenSet seen = new SeenSet("pass-1");
    for (int round = 0; round < 5_000; round++) {
      seen.add(id(round % 3));
    }

    assertThat(seen.contains(id(0)) && seen.contains(id(1)) && seen.contains(id(2))).isTrue();
    assertThat(seen.contains(id(3))).isFalse();
  }

  @Test
  void idsThatAreAlikeAreToldApart() {
    SeenSet seen = new SeenSet("pass-1");
    seen.add(new RemoteId("a.ics"));

    for (String other : new String[] {"A.ics", "a.ics ", " a.ics", "a.ic", "ä.ics", "sci.a"}) {
      assertThat(seen.contains(new RemoteId(other))).as(other).isFalse();
    }
  }

  private static RemoteId id(int number) {
    return new RemoteId("event-" + number + ".ics");
  }
}
