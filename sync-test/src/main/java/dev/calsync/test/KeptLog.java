package dev.calsync.test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** A log that is appended to at its end and erased from its beginning. Positions count from 1. */
final class KeptLog<E> {

  private final ArrayList<E> entries = new ArrayList<>();
  private long erased;

  KeptLog<E> copy() {
    KeptLog<E> copy = new KeptLog<>();
    copy.entries.addAll(entries);
    copy.erased = erased;
    return copy;
  }

  E append(LongFunction<E> entry) {
    E added = entry.apply(newest() + 1);
    entries.add(added);
    return added;
  }

  long newest() {
    return erased + entries.size();
  }

  /** The highest position that was erased. */
  long erased() {
    return erased;
  }

  List<E> all() {
    return List.copyOf(entries);
  }

  List<E> after(long position, int limit) {
    int from = index(position);
    return List.copyOf(entries.subList(from, (int) Math.min(entries.size(), (long) from + limit)));
  }

  /** Newest first. */
  List<E> before(long position, int limit, Predicate<E> wanted) {
    List<E> found = new ArrayList<>();
    int end = position > newest() ? entries.size() : index(position - 1);
    for (int i = end - 1; i >= 0 && found.size() < limit; i--) {
      if (wanted.test(entries.get(i))) {
        found.add(entries.get(i));
      }
    }
    return List.copyOf(found);
  }

  private int index(long position) {
    return (int) Math.min(Math.max(position - erased, 0), entries.size());
  }

  int erase(Predicate<E> isOld, int limit) {
    int count = 0;
    while (count < Math.min(limit, entries.size()) && isOld.test(entries.get(count))) {
      count++;
    }
    entries.subList(0, count).clear();
    erased += count;
    return count;
  }
}
