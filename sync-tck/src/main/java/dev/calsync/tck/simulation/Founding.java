package dev.calsync.tck.simulation;

import dev.calsync.EdgeView;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.Capabilities.ConfirmingReads;
import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.Capabilities.SilentWrite;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.policy.AlreadyPresent;
import dev.calsync.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Makes a small random world, because collisions find bugs: two or three calendars that keep series
 * each in their own way, up to eight events with copies of some in other calendars, up to four
 * edges that may run in circles, some of which merge.
 */
final class Founding {

  static final List<Policy> POLICIES =
      List.of(
          Policy.busy(),
          Policy.title(),
          Policy.full(),
          Policy.busy().toBuilder().alreadyPresent(AlreadyPresent.TARGET_ACCOUNT).build(),
          Policy.title().toBuilder().alreadyPresent(AlreadyPresent.ALL_CALENDARS).build());
  static final List<Policy> BLOCKS =
      List.of(Policy.blocks(), Policy.blocks().toBuilder().title("Taken").build());
  private static final List<Duration> LAGS =
      List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(3), Duration.ofMinutes(1));

  private static final List<SeriesSupport> PARTS =
      List.of(
          SeriesSupport.PARTS,
          SeriesSupport.PARTS.but(Limit.OVERRIDES_RESET),
          SeriesSupport.PARTS.but(Limit.RETURN_OF_SLOTS),
          SeriesSupport.PARTS.but(
              Limit.KIND_OF_OVERRIDES,
              Limit.OVERRIDES_RESET,
              Limit.OVERRIDES_CROSSING,
              Limit.RETURN_OF_SLOTS));

  private final SplittableRandom chance;
  private final Scene scene;
  private final People people;
  private final boolean inParts;
  private final boolean meetings;
  private final boolean blocks;
  private final boolean kinds;

  /** What there is at all differs from world to world (swarm). */
  private Founding(SplittableRandom chance, Scene scene) {
    this.chance = chance;
    this.scene = scene;
    this.people = new People(scene);
    this.inParts = chance.nextInt(3) == 0;
    this.meetings = chance.nextInt(3) == 0;
    this.blocks = chance.nextInt(4) == 0;
    this.kinds = chance.nextInt(3) == 0;
  }

  static Scene scene(SplittableRandom chance, Set<Feature> features, SplittableRandom extra) {
    Scene scene = new Scene(features, extra);
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
      connect();
    }
    scene.links().forEach(scene::ask);
    if (scene.has(Feature.NEIGHBOUR)) {
      scene.addNeighbour();
    }
  }

  private void connect() {
    Site target = one(scene.sites());
    List<Site> sources = scene.sites().stream().filter(site -> !site.equals(target)).toList();
    if (blocks && chance.nextBoolean()) {
      scene.merge(chance.nextBoolean() ? sources : List.of(one(sources)), target, one(BLOCKS));
      return;
    }
    EdgeView edge = scene.connect(one(sources), target, one(POLICIES));
    if (meetings && chance.nextInt(3) == 0) {
      scene.prioritize(edge, 1 + chance.nextInt(2));
    }
  }

  private void settle() {
    int events = chance.nextInt(9);
    for (int i = 0; i < events; i++) {
      people.act(chance.nextInt(5) == 0 ? Deed.ADD_SERIES : Deed.ADD, chance.nextLong());
      if (meetings && chance.nextBoolean()) {
        people.act(chance.nextInt(3) == 0 ? Deed.ANSWER : Deed.INVITE, chance.nextLong());
      }
    }
  }

  private Capabilities capabilities() {
    Create create = one(List.of(Create.values()));
    Marks marks = chance.nextInt(4) == 0 ? Marks.BY_FETCH : Marks.IN_LISTING;
    boolean conditional = chance.nextInt(4) > 0;
    Duration lag = one(LAGS);
    WriteSupport writes =
        new WriteSupport(
            true,
            create,
            conditional,
            SilentWrite.GUARANTEED,
            1 + chance.nextInt(5),
            1 + chance.nextInt(2));
    return new Capabilities(
        1,
        kinds && chance.nextBoolean() ? writes.keepingKinds() : writes,
        new ReadSupport(marks, lag, ConfirmingReads.LIVE, Duration.ofSeconds(1)),
        series());
  }

  private SeriesSupport series() {
    if (chance.nextInt(5) == 0) {
      return SeriesSupport.NONE;
    }
    return inParts && chance.nextBoolean() ? one(PARTS) : SeriesSupport.WHOLE;
  }

  private <T> T one(List<T> all) {
    return all.get(chance.nextInt(all.size()));
  }
}
