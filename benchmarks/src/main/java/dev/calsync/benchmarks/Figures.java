package dev.calsync.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleConsumer;

/** What was measured in each round. */
final class Figures {

  private final List<Double> all = new ArrayList<>();

  void add(double figure) {
    all.add(figure);
  }

  static Figures of(List<Double> figures) {
    Figures some = new Figures();
    some.all.addAll(figures);
    return some;
  }

  int count() {
    return all.size();
  }

  double median() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least() {
    return all.isEmpty() ? Double.NaN : Collections.min(all);
  }

  double most() {
    return all.isEmpty() ? Double.NaN : Collections.max(all);
  }

  /** The figure that so many hundredths are not above. */
  double percentile(int hundredths) {
    List<Double> sorted = sorted();
    int place = (int) Math.ceil(sorted.size() * hundredths / 100.0) - 1;
    return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, place));
  }

  void each(DoubleConsumer use) {
    all.forEach(use::accept);
  }

  /** Round by round, so that what slowed both down counts little. */
  Figures dividedBy(Figures other) {
    Figures ratios = new Figures();
    for (int i = 0; i < Math.min(all.size(), other.all.size()); i++) {
      ratios.add(all.get(i) / other.all.get(i));
    }
    return ratios;
  }

  /** Round by round. */
  Figures minus(Figures other) {
    Figures differences = new Figures();
    for (int i = 0; i < Math.min(all.size(), other.all.size()); i++) {
      differences.add(all.get(i) - other.all.get(i));
    }
    return differences;
  }

  private List<Double> sorted() {
    return all.stream().sorted().toList();
  }
}
