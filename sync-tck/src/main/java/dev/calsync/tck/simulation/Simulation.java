package dev.calsync.tck.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One history of a small world, as its seed tells it: some nodes on one store, faults and people
 * for 30 to 300 decisions, then rest, three cycles, judgement, and two cycles of silence. The same
 * seed gives the same history, to the last step. Immutable.
 */
public final class Simulation {

  private static final int MOST_SKEW_SECONDS = 300;

  private final long seed;
  private final Supplier<Planted> planted;
  private final Set<Feature> features;
  private final Optional<SortedSet<Integer>> kept;

  private Simulation(
      long seed,
      Supplier<Planted> planted,
      Set<Feature> features,
      Optional<SortedSet<Integer>> kept) {
    this.seed = seed;
    this.planted = planted;
    this.features = features;
    this.kept = kept;
  }

  /**
   * The history of a seed.
   *
   * @param seed any number
   * @return the simulation, not yet run
   */
  public static Simulation of(long seed) {
    Set<Feature> features = Feature.drawn(extra(seed));
    return new Simulation(seed, () -> new Planted() {}, features, Optional.empty());
  }

  /**
   * The same with a bug in it.
   *
   * @param bug makes the bug, anew for every run
   * @return another simulation
   */
  public Simulation with(Supplier<Planted> bug) {
    return new Simulation(seed, bug, features, kept);
  }

  /**
   * The same in a world that has nothing but calendars, edges and people.
   *
   * @return another simulation
   */
  public Simulation plain() {
    return new Simulation(seed, planted, Set.of(), kept);
  }

  /**
   * The same with some of its decisions only.
   *
   * @param decisions which, counted from 0
   * @return another simulation
   */
  public Simulation keeping(SortedSet<Integer> decisions) {
    return new Simulation(seed, planted, features, Optional.of(new TreeSet<>(decisions)));
  }

  /**
   * Plays it, in the calling thread and some of its own that never run at the same time.
   *
   * @return what came of it
   */
  public Outcome run() {
    SplittableRandom extra = extra(seed).split();
    SplittableRandom root = new SplittableRandom(seed);
    SplittableRandom world = root.split();
    int nodes = 2 + world.nextInt(3);
    SplittableRandom decisions = root.split();
    List<Duration> skews = skews(root.split(), nodes);
    List<Decision> script = Script.of(decisions, nodes, features, extra.split());
    List<Integer> played = played(script.size());
    try (Scene scene = Founding.scene(world, features, extra);
        History history = new History(scene, skews, planted.get())) {
      List<Violation> violations = history.play(played.stream().map(script::get).toList());
      return new Outcome(
          seed,
          played,
          played.size() == script.size(),
          scene.trace().hash(),
          scene.trace().length(),
          scene.provider().writeLog().size(),
          scene.trace().met(),
          violations,
          scene.trace().end());
    }
  }

  /** What its world has, besides calendars, edges and people. */
  Set<Feature> features() {
    return features;
  }

  /**
   * Whatever only some worlds have is drawn apart: the others are as if there was no such thing.
   */
  private static SplittableRandom extra(long seed) {
    return new SplittableRandom(~seed);
  }

  /** In half of the histories every clock is right, in the others by up to five minutes wrong. */
  private static List<Duration> skews(SplittableRandom chance, int nodes) {
    int most = chance.nextBoolean() ? 0 : MOST_SKEW_SECONDS;
    return IntStream.range(0, nodes)
        .mapToObj(node -> Duration.ofSeconds(chance.nextInt(-most, most + 1)))
        .toList();
  }

  /**
   * Looks for a shorter history that breaks the same invariant: leaves out ever smaller parts of
   * the decisions as long as it stays broken.
   *
   * @return the outcome of the shortest one found; of the whole one if it breaks nothing
   */
  public Outcome shrunk() {
    Outcome best = run();
    if (best.broken().isEmpty()) {
      return best;
    }
    int piece = Math.max(1, best.decisions().size() / 2);
    while (piece >= 1) {
      best = withoutPieces(best, piece);
      piece = piece == 1 ? 0 : piece / 2;
    }
    return best;
  }

  private Outcome withoutPieces(Outcome whole, int piece) {
    Outcome best = whole;
    int from = 0;
    while (from < best.decisions().size()) {
      List<Integer> rest = new ArrayList<>(best.decisions());
      rest.subList(from, Math.min(from + piece, rest.size())).clear();
      Outcome shorter = keeping(new TreeSet<>(rest)).run();
      if (shorter.broken().equals(best.broken())) {
        best = shorter;
      } else {
        from += piece;
      }
    }
    return best;
  }

  private List<Integer> played(int length) {
    return IntStream.range(0, length)
        .filter(i -> kept.map(some -> some.contains(i)).orElse(true))
        .boxed()
        .toList();
  }
}
