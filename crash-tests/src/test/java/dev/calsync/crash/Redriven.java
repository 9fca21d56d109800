package dev.calsync.crash;

import dev.calsync.crash.Fleet.Loss;
import dev.calsync.crash.Witness.Death;
import dev.calsync.store.JobView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A job that was given up after two deaths and asked for again.
 *
 * @param at when
 * @param job its name
 */
record Redriven(Instant at, String job) {

  static Redriven of(JobView job) {
    return new Redriven(Instant.now(), job.job().toString());
  }

  /** Tells of each death that was counted against it whether its node was lost indeed. */
  String story(List<Death> deaths, List<Loss> losses) {
    return counted(deaths).stream()
        .map(death -> death + (wasLost(death, losses) ? "" : ", which lived on"))
        .collect(Collectors.joining("; ", "%s %s: ".formatted(at, job), ""));
  }

  /** Those since it last ran well. */
  private List<Death> counted(List<Death> deaths) {
    List<Death> counted = new ArrayList<>();
    for (Death death : deaths) {
      if (death.job().equals(job) && !death.at().isAfter(at)) {
        if (death.count() <= counted.size()) {
          counted.clear();
        }
        counted.add(death);
      }
    }
    return counted;
  }

  private static boolean wasLost(Death death, List<Loss> losses) {
    return losses.stream()
        .anyMatch(loss -> loss.worker().equals(death.worker()) && loss.at().isBefore(death.at()));
  }
}
