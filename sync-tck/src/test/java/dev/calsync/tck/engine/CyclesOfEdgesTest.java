package dev.calsync.tck.engine;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventBody;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * R-C1, INV-11: whatever shape edges make, a change is one write at each edge that leaves its
 * calendar, and then there is silence.
 */
class CyclesOfEdgesTest {

  private static final int SEEDS = 15;
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 12, 1, 8, 0);

  @Test
  void twoBackToBack() {
    Seeds.each(SEEDS, random -> new Ring(random, "a b", "b a").play());
  }

  @Test
  void threeInARing() {
    Seeds.each(SEEDS, random -> new Ring(random, "a b", "b c", "c a").play());
  }

  @Test
  void threeInARingBothWays() {
    Seeds.each(SEEDS, random -> new Ring(random, "a b", "b a", "b c", "c b", "c a", "a c").play());
  }

  @Test
  void threeIntoOneAndBackAgain() {
    Seeds.each(SEEDS, random -> new Ring(random, "a d", "b d", "c d", "d a").play());
  }

  private static final class Ring {

    private final World world = new World();
    private final Random random;
    private final List<String> edges;
    private final List<String> sources = new ArrayList<>();
    private int events;
    private int moments;

    Ring(Random random, String... edges) {
      this.random = random;
      this.edges = List.of(edges);
      for (String edge : edges) {
        String source = edge.substring(0, 1);
        world.edge(source, edge.substring(2));
        if (!sources.contains(source)) {
          sources.add(source);
        }
      }
    }

    void play() {
      step(this::add);
      for (int i = 0; i < 4; i++) {
        step(random.nextBoolean() ? this::add : this::move);
      }
      step(this::remove);
      world.close();
    }

    /** Some people do something, each once; that is written, and then nothing is. */
    private void step(Change change) {
      int before = world.writes();
      int expected = 0;
      for (String calendar : sources) {
        if (random.nextInt(3) > 0) {
          expected += change.in(calendar) * leaving(calendar);
        }
      }
      world.cycle();
      world.cycle();
      assertThat(world.writes() - before).as("changes × edges").isEqualTo(expected);
      world.cycle();
      assertThat(world.writes() - before).as("and then silence").isEqualTo(expected);
    }

    private interface Change {
      /** How many events it changes. */
      int in(String calendar);
    }

    private int add(String calendar) {
      world.calendar(calendar).put("own-" + events++, later());
      return 1;
    }

    private int move(String calendar) {
      List<String> mine = mine(calendar);
      mine.forEach(uid -> world.calendar(calendar).put(uid, later()));
      return mine.size();
    }

    private int remove(String calendar) {
      List<String> mine = mine(calendar);
      if (mine.isEmpty()) {
        return 0;
      }
      world.calendar(calendar).delete(world.calendar(calendar).idOf(mine.get(0)).orElseThrow());
      return 1;
    }

    private List<String> mine(String calendar) {
      return IntStream.range(0, events)
          .mapToObj(number -> "own-" + number)
          .filter(uid -> world.calendar(calendar).idOf(uid).isPresent())
          .toList();
    }

    private int leaving(String calendar) {
      return (int) edges.stream().filter(edge -> edge.startsWith(calendar)).count();
    }

    /** Later by the clock than any event before, so that a move is never to where it was. */
    private EventBody later() {
      moments += 1 + random.nextInt(100);
      return World.event("Event", FIRST.plusMinutes(moments).format(ISO_LOCAL_DATE_TIME));
    }
  }
}
