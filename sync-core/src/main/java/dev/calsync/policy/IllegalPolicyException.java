package dev.calsync.policy;

import dev.calsync.failure.CalsyncException;
import java.util.List;

/** A policy that cannot be meant. Says everything that is wrong with it at once. */
public final class IllegalPolicyException extends CalsyncException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  IllegalPolicyException(List<String> problems) {
    super("ILLEGAL_POLICY", "this policy is refused: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * What is wrong, one sentence each. The message holds them all.
   *
   * @return at least one; none after the exception itself has been serialized
   */
  public List<String> problems() {
    return problems == null ? List.of() : problems;
  }
}
