package dev.calsync.tck.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came of a history.
 *
 * @param seed its seed
 * @param decisions which of its script's decisions were played, counted from 0
 * @param whole whether those are all of them
 * @param traceHash a hash over everything that happened; the same seed gives the same
 * @param steps how many boundaries were passed
 * @param writes how many writes the provider saw
 * @param met which faults were met and what happened to accounts, by name
 * @param violations what must not be and was; empty if all is well
 * @param story the end of what happened, one line a step
 */
public record Outcome(
    long seed,
    List<Integer> decisions,
    boolean whole,
    long traceHash,
    long steps,
    long writes,
    Set<String> met,
    List<Violation> violations,
    List<String> story) {

  /** Copies lists and sets. */
  public Outcome {
    decisions = List.copyOf(decisions);
    met = Set.copyOf(met);
    violations = List.copyOf(violations);
    story = List.copyOf(story);
  }

  /**
   * The invariant that was broken first.
   *
   * @return its id; empty if all is well
   */
  public Optional<String> broken() {
    return violations.stream().findFirst().map(Violation::invariant);
  }

  /**
   * What it takes to see this history again.
   *
   * @return one line, such as {@code seed=42 keep=1,5}; without {@code keep} all decisions are
   *     played
   */
  public String replay() {
    return "seed="
        + seed
        + (whole
            ? ""
            : " keep=" + decisions.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }
}
