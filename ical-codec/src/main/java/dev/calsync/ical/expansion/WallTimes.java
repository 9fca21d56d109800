package dev.calsync.ical.expansion;

import java.util.Arrays;

/**
 * A growing set of wall times, each as seconds since 1970-01-01T00:00 on some wall. Read it only
 * after {@link #settle}.
 */
final class WallTimes {

  private long[] walls = new long[16];
  private int size;
  private boolean ascending = true;

  void add(long wall) {
    if (size == walls.length) {
      walls = Arrays.copyOf(walls, size * 2);
    }
    ascending &= size == 0 || walls[size - 1] < wall;
    walls[size++] = wall;
  }

  /** Sorts, and lets repeats collapse. */
  WallTimes settle() {
    if (!ascending) {
      Arrays.sort(walls, 0, size);
      dropRepeats();
      ascending = true;
    }
    return this;
  }

  private void dropRepeats() {
    int kept = 1;
    for (int i = 1; i < size; i++) {
      if (walls[i] != walls[i - 1]) {
        walls[kept++] = walls[i];
      }
    }
    size = kept;
  }

  int size() {
    return size;
  }

  long get(int index) {
    return walls[index];
  }

  boolean contains(long wall) {
    return size > 0 && Arrays.binarySearch(walls, 0, size, wall) >= 0;
  }
}
