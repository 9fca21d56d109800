package dev.calsync.engine.block;

import dev.calsync.event.TimeRange;
import dev.calsync.store.FormHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which desired block is which known one (SEM-2). What is wanted already stays; else a desired
 * block takes over the known one with the largest overlap, ties going to the earlier start of the
 * known one, then to its smaller name. Blocks of hours and of days never change into each other,
 * and a block whose loss waits for a decision is only taken over by one that covers it.
 *
 * <p>Takes n log n steps, unless known blocks lie over each other.
 */
final class Matching {

  private static final Comparator<KnownBlock> KNOWN =
      Comparator.comparing((KnownBlock known) -> known.extent().from())
          .thenComparing(known -> known.part().text());
  private static final Comparator<Pair> LARGEST_FIRST =
      Comparator.comparing(Pair::overlap)
          .reversed()
          .thenComparing(Pair::known, KNOWN)
          .thenComparing(pair -> pair.desired().extent().from());

  private final Map<DesiredBlock, KnownBlock> partners = new IdentityHashMap<>();
  private final Map<KnownBlock, DesiredBlock> taken = new IdentityHashMap<>();

  private record Pair(DesiredBlock desired, KnownBlock known) {

    Duration overlap() {
      return Duration.between(
          later(desired.extent().from(), known.extent().from()),
          earlier(desired.extent().to(), known.extent().to()));
    }

    private static Instant later(Instant one, Instant other) {
      return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
      return one.isBefore(other) ? one : other;
    }
  }

  private Matching() {}

  /**
   * The partners of desired blocks.
   *
   * @param desired of which no two of a kind touch
   * @param known in any order
   * @return by identity; desired blocks without a partner are left out
   */
  static Map<DesiredBlock, KnownBlock> of(
      Collection<DesiredBlock> desired, Collection<KnownBlock> known) {
    Matching matching = new Matching();
    List<KnownBlock> sorted = known.stream().sorted(KNOWN).toList();
    matching.keepEqual(desired, sorted);
    List<Pair> pairs = new ArrayList<>();
    for (boolean ofDays : new boolean[] {false, true}) {
      matching.overlaps(
          desired.stream().filter(each -> each.ofDays() == ofDays),
          sorted.stream().filter(each -> each.ofDays() == ofDays),
          pairs);
    }
    pairs.stream().sorted(LARGEST_FIRST).forEach(matching::join);
    return matching.partners;
  }

  private void keepEqual(Collection<DesiredBlock> desired, List<KnownBlock> known) {
    Map<FormHash, KnownBlock> wanted = new HashMap<>();
    known.stream()
        .filter(KnownBlock::isWanted)
        .forEach(each -> wanted.putIfAbsent(each.row().hashes().desired(), each));
    for (DesiredBlock each : desired) {
      KnownBlock equal = wanted.get(each.hash());
      if (equal != null) {
        join(new Pair(each, equal));
      }
    }
  }

  /** One sweep over both, in the order of their starts. */
  private void overlaps(
      Stream<DesiredBlock> desired, Stream<KnownBlock> known, List<Pair> overlapping) {
    List<DesiredBlock> open =
        desired
            .filter(each -> !partners.containsKey(each))
            .sorted(Comparator.comparing(each -> each.extent().from()))
            .toList();
    Iterator<KnownBlock> coming = known.filter(each -> !taken.containsKey(each)).iterator();
    List<KnownBlock> passing = new ArrayList<>();
    KnownBlock next = coming.hasNext() ? coming.next() : null;
    for (DesiredBlock each : open) {
      while (next != null && !next.extent().from().isAfter(each.extent().to())) {
        passing.add(next);
        next = coming.hasNext() ? coming.next() : null;
      }
      passing.removeIf(past -> past.extent().to().isBefore(each.extent().from()));
      passing.stream()
          .filter(one -> mayBecome(one, each))
          .forEach(one -> overlapping.add(new Pair(each, one)));
    }
  }

  private static boolean mayBecome(KnownBlock known, DesiredBlock desired) {
    TimeRange now = desired.extent();
    TimeRange was = known.extent();
    boolean covered = !was.from().isBefore(now.from()) && !was.to().isAfter(now.to());
    return known.isKept() ? covered : covered || now.overlaps(was.from(), was.to());
  }

  private void join(Pair pair) {
    if (!partners.containsKey(pair.desired()) && !taken.containsKey(pair.known())) {
      partners.put(pair.desired(), pair.known());
      taken.put(pair.known(), pair.desired());
    }
  }
}
