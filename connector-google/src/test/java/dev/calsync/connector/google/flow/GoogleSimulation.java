package dev.calsync.connector.google.flow;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * One history of some accounts at a stand-in for Google, as its seed tells it: people, faults and
 * deaths for up to seventy steps, then rest and judgement. The same seed tells the same again.
 *
 * @param seed any number
 * @param kept which of its steps are played, counted from 0; empty for all
 */
record GoogleSimulation(long seed, Optional<SortedSet<Integer>> kept) {

  /**
   * What came of a history.
   *
   * @param steps which were played
   * @param wrong what did not hold
   * @param story what happened
   * @param answers the statuses that Google answered with, 0 for no answer
   */
  record Outcome(
      List<Integer> steps, List<String> wrong, List<String> story, SortedSet<Integer> answers) {

    /** What kind of thing was wrong. */
    String kind() {
      return wrong.isEmpty() ? "" : wrong.get(0).substring(0, wrong.get(0).indexOf(' '));
    }
  }

  static GoogleSimulation of(long seed) {
    return new GoogleSimulation(seed, Optional.empty());
  }

  GoogleSimulation keeping(SortedSet<Integer> steps) {
    return new GoogleSimulation(seed, Optional.of(steps));
  }

  Outcome run() {
    SplittableRandom chance = new SplittableRandom(seed);
    List<SimulatedStep> script = SimulatedStep.of(chance.split());
    List<Integer> played =
        IntStream.range(0, script.size())
            .filter(at -> kept.map(some -> some.contains(at)).orElse(true))
            .boxed()
            .toList();
    SimulatedHistory history = new SimulatedHistory(chance.split());
    List<String> wrong = new ArrayList<>();
    try (history) {
      wrong.addAll(history.play(played.stream().map(script::get).toList()));
    } catch (RuntimeException thrown) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      wrong.add("thrown: " + trace);
    }
    return new Outcome(played, wrong, history.story(), history.answers());
  }

  /** A shorter history in which the same kind of thing goes wrong. */
  Outcome shrunk() {
    Outcome best = run();
    for (int piece = Math.max(1, best.steps().size() / 2); piece >= 1; piece /= 2) {
      best = withoutPieces(best, piece);
    }
    return best;
  }

  private Outcome withoutPieces(Outcome whole, int piece) {
    Outcome best = whole;
    int from = 0;
    while (from < best.steps().size()) {
      List<Integer> rest = new ArrayList<>(best.steps());
      rest.subList(from, Math.min(from + piece, rest.size())).clear();
      Outcome shorter = keeping(new TreeSet<>(rest)).run();
      if (shorter.kind().equals(best.kind())) {
        best = shorter;
      } else {
        from += piece;
      }
    }
    return best;
  }
}
