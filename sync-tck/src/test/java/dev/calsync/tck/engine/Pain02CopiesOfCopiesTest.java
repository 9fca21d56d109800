package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Pain 2: A is copied to B, the copy back to A, and that copy to B again; and a tool that was told
 * to go one way writes into the calendar that it reads, where colleagues see it.
 *
 * <p>Here a mirror is known by its mark and its row, and is the source of nothing: neither the way
 * back nor a third calendar gets it, not even after everything was forgotten.
 */
class Pain02CopiesOfCopiesTest {

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  @Test
  void oneWayIsOneWayWhateverHappensToTheMirrors() {
    world.calendar("work").put("own", event("Own", "2026-12-01T10:00:00"));
    EdgeView edge = world.edge("work", "home");
    world.sync(edge);
    world.calendar("home").put("dentist", event("Dentist", "2026-12-02T10:00:00"));
    world.calendar("home").copy(world.calendar("home").objects().get(0).id());
    for (int run = 0; run < 5; run++) {
      world.cycle();
    }

    assertThat(world.provider.writeLog()).allMatch(write -> write.calendar().equals("home"));
    assertThat(world.titles("work")).containsExactly("Own");
  }

  @Test
  void theWayBackShowsWhatIsPeoplesOwnAndNoMirror() {
    world.calendar("work").put("own", event("Own", "2026-12-01T10:00:00"));
    EdgeView there = world.edge("work", "home");
    world.sync(there);
    world.loseStore();
    world.calendar("home").put("dentist", event("Dentist", "2026-12-02T10:00:00"));
    world.edge("home", "work");
    world.edge("home", "third");
    world.edge("work", "home");
    for (int run = 0; run < 5; run++) {
      world.cycle();
      world.pass(Duration.ofHours(1));
    }

    assertThat(world.titles("work")).containsExactly("Busy", "Own");
    assertThat(world.titles("home")).containsExactly("Busy", "Dentist");
    assertThat(world.titles("third")).containsExactly("Busy");
    assertThat(world.writes()).isEqualTo(3);
  }
}
