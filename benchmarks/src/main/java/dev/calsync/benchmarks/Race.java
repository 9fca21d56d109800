package dev.calsync.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contestants take turns, A B C A B C, so that a machine that slows down slows all. */
final class Race {

  private final List<Contestant> contestants;
  private final Map<Contestant, Figures> perSecond = new LinkedHashMap<>();

  Race(List<Contestant> contestants) {
    this.contestants = contestants;
    contestants.forEach(it -> perSecond.put(it, new Figures()));
  }

  /** A round that is not counted lets all be compiled. */
  void warmUp(int jobs) throws Exception {
    for (Contestant contestant : contestants) {
      contestant.load(jobs);
      contestant.run(jobs);
    }
  }

  void run(int rounds, int jobs) throws Exception {
    for (int round = 0; round < rounds; round++) {
      for (Contestant contestant : contestants) {
        contestant.load(jobs);
        of(contestant).add(jobs / contestant.run(jobs));
      }
    }
  }

  /** Jobs a second. */
  Figures of(Contestant contestant) {
    return perSecond.getOrDefault(contestant, new Figures());
  }
}
