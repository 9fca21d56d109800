package dev.calsync.ical.expansion;

import java.util.Arrays;
import java.util.List;

/** BYSETPOS: which candidates of a period stay, counted from its first or from its last. */
final class SetPositions {

  private final int[] positions;
  private final int negatives;
  private final int[] picked;
  private int count;
  private int size = -1;

  /** Takes the positions in ascending order; none means all candidates. */
  SetPositions(List<Integer> sorted) {
    positions = ClockParts.array(sorted);
    picked = new int[positions.length];
    negatives = -Arrays.binarySearch(positions, 0) - 1;
  }

  boolean all() {
    return positions.length == 0;
  }

  /** The indices in a set of so many candidates, ascending; {@link #count} of them are valid. */
  int[] in(int candidates) {
    if (candidates != size) {
      size = candidates;
      merge();
    }
    return picked;
  }

  int count() {
    return count;
  }

  /** Both signs are sorted already, and may name the same candidate. */
  private void merge() {
    count = 0;
    int fromLast = 0;
    int fromFirst = negatives;
    while (fromLast < negatives || fromFirst < positions.length) {
      int back = fromLast < negatives ? size + positions[fromLast] : Integer.MAX_VALUE;
      int forth = fromFirst < positions.length ? positions[fromFirst] - 1 : Integer.MAX_VALUE;
      pick(Math.min(back, forth));
      fromLast += back <= forth ? 1 : 0;
      fromFirst += forth <= back ? 1 : 0;
    }
  }

  private void pick(int index) {
    if (index >= 0 && index < size) {
      picked[count++] = index;
    }
  }
}
