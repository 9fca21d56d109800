package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.Problem;
import java.util.List;

/**
 * What a command answers: as words, or as one JSON object that always has the seven counts, the
 * problems and the exit code.
 *
 * @param tally the counts
 * @param problems what went wrong
 * @param text the answer in words
 * @param more what the object has besides
 * @param exit the exit code
 */
record Answer(Tally tally, List<Problem> problems, String text, ObjectNode more, int exit) {

  /** An answer whose exit code follows from its counts. */
  static Answer of(Tally tally, List<Problem> problems, String text, ObjectNode more) {
    return new Answer(tally, problems, text, more, tally.exitCode());
  }

  /** An answer to a question that counts nothing. */
  static Answer of(String text, ObjectNode more) {
    return of(Tally.NOTHING, List.of(), text, more);
  }

  /** The command did not come to an answer. */
  static Answer failed(Tally tally, Problem problem, int exit) {
    return new Answer(tally, List.of(problem), "", Console.object(), exit);
  }

  ObjectNode json() {
    ObjectNode object = tally.json().put("exit", exit);
    problems.forEach(
        problem ->
            object
                .withArray("problems")
                .addObject()
                .put("code", problem.code())
                .put("subject", problem.subject())
                .put("text", problem.text()));
    object.withArray("problems");
    object.setAll(more);
    return object;
  }
}
