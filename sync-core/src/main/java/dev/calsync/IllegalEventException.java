package dev.calsync;

import dev.calsync.failure.CalsyncException;
import java.util.List;

/** An event that cannot be meant. Says everything that is wrong with it at once. */
public final class IllegalEventException extends CalsyncException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  IllegalEventException(List<String> problems) {
    super("ILLEGAL_EVENT", "this event is refused: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * What is wrong, one sentence each, without a word of the event. The message holds them all.
   *
   * @return at least one; none after the exception itself has been serialized
   */
  public List<String> problems() {
    return problems == null ? List.of() : problems;
  }
}
