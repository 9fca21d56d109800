package dev.calsync;

import java.util.List;

/**
 * Why something is there, or is not.
 *
 * @param found whether the name means anything to us
 * @param lines the chain from the event over each edge and rule to the write and the target's
 *     answer
 */
public record Explanation(boolean found, List<String> lines) {

  /** Copies the lines. */
  public Explanation {
    lines = List.copyOf(lines);
  }

  /**
   * The explanation for people.
   *
   * @return lines that end with a line feed
   */
  public String toText() {
    return String.join("\n", lines) + "\n";
  }
}
