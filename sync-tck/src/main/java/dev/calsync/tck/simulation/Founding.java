package dev.calsync.tck.simulation;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.Capabilities.ConfirmingReads;
import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.Capabilities.SilentWrite;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes a small random world, because collisions find bugs: two or three calendars, up to eight
 * events, up to four edges that may run in circles.
 */
final class Founding {

  static final List<Policy> POLICIES = List.of(Policy.busy(), Policy.title(), Policy.full());
  private static final List<Duration> LAGS =
      List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(3), Duration.ofMinutes(1));

  private final SplittableRandom chance;
  private final Scene scene;

  private Founding(SplittableRandom chance, Scene scene) {
    this.chance = chance;
    this.scene = scene;
  }

  static Scene scene(SplittableRandom chance) {
    Scene scene = new Scene();
    new Founding(chance, scene).found();
    return scene;
  }

  private void found() {
    int calendars = 2 + chance.nextInt(2);
    boolean oneAccount = chance.nextInt(3) == 0;
    for (int i = 0; i < calendars; i++) {
      String name = "calendar-" + (char) ('a' + i);
      scene.addCalendar(oneAccount ? "account" : name, name, capabilities());
      scene.site(name).calendar().pagesOf(1 + chance.nextInt(6));
    }
    settle();
    int edges = 1 + chance.nextInt(4);
    for (int i = 0; i < edges; i++) {
      int from = chance.nextInt(calendars);
      int to = (from + 1 + chance.nextInt(calendars - 1)) % calendars;
      scene.connect(
          scene.sites().get(from),
          scene.sites().get(to),
          POLICIES.get(chance.nextInt(POLICIES.size())));
    }
    scene.links().forEach(scene::ask);
  }

  private void settle() {
    People people = new People(scene);
    int events = chance.nextInt(9);
    for (int i = 0; i < events; i++) {
      people.act(chance.nextInt(5) == 0 ? Deed.ADD_SERIES : Deed.ADD, chance.nextLong());
    }
  }

  private Capabilities capabilities() {
    Create create = one(Create.values());
    Marks marks = chance.nextInt(4) == 0 ? Marks.BY_FETCH : Marks.IN_LISTING;
    SeriesSupport series = chance.nextInt(5) == 0 ? SeriesSupport.NONE : SeriesSupport.WHOLE;
    boolean conditional = chance.nextInt(4) > 0;
    Duration lag = LAGS.get(chance.nextInt(LAGS.size()));
    return new Capabilities(
        1,
        new WriteSupport(
            true,
            create,
            conditional,
            SilentWrite.GUARANTEED,
            1 + chance.nextInt(5),
            1 + chance.nextInt(2)),
        new ReadSupport(marks, lag, ConfirmingReads.LIVE, Duration.ofSeconds(1)),
        series);
  }

  private <T> T one(T[] all) {
    return all[chance.nextInt(all.length)];
  }
}
