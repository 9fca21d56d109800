package dev.calsync.ical.expansion;

import java.util.Arrays;

/**
 * The candidates of one period, in order: each base plus each offset. The product is never written
 * out, since a year of seconds has 31 million (HOS-20).
 *
 * <p>Bases are midnights, or the start of the one hour, minute or second; offsets are shorter than
 * the distance of two bases.
 */
final class CandidateSet {

  private final int[] offsets;
  private long[] bases = new long[8];
  private int count;

  CandidateSet(int[] offsets) {
    this.offsets = offsets;
  }

  void clear() {
    count = 0;
  }

  void add(long base) {
    if (count == bases.length) {
      bases = Arrays.copyOf(bases, count * 2);
    }
    bases[count++] = base;
  }

  int bases() {
    return count;
  }

  long base(int index) {
    return bases[index];
  }

  int offsets() {
    return offsets.length;
  }

  int offset(int index) {
    return offsets[index];
  }

  int size() {
    return count * offsets.length;
  }

  long get(int index) {
    return bases[index / offsets.length] + offsets[index % offsets.length];
  }

  /** The index of the first offset that, from this base, is not before {@code wall}. */
  int firstFrom(long base, long wall) {
    if (base + offsets[0] >= wall) {
      return 0;
    }
    if (base + offsets[offsets.length - 1] < wall) {
      return offsets.length;
    }
    int found = Arrays.binarySearch(offsets, (int) (wall - base));
    return found >= 0 ? found : -found - 1;
  }
}
