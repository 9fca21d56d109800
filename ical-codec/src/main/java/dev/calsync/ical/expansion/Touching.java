package dev.calsync.ical.expansion;

import dev.calsync.event.Occurrence;
import dev.calsync.event.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the occurrences that touch a range, judged by when they really take place (SEM-10). */
final class Touching {

  private static final Comparator<Occurrence> BY_START =
      Comparator.comparing(Occurrence::starts).thenComparing(Occurrence::slot);

  private final TimeRange range;
  private final List<Occurrence> occurrences = new ArrayList<>();
  private boolean ascending = true;

  Touching(TimeRange range) {
    this.range = range;
  }

  void add(Occurrence occurrence) {
    if (range.overlaps(occurrence.starts(), occurrence.ends())) {
      int size = occurrences.size();
      ascending &= size == 0 || occurrences.get(size - 1).starts().isBefore(occurrence.starts());
      occurrences.add(occurrence);
    }
  }

  List<Occurrence> byStart() {
    if (!ascending) {
      occurrences.sort(BY_START);
    }
    return occurrences;
  }
}
