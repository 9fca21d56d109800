package dev.calsync.engine.block;

import dev.calsync.event.TimeRange;
import dev.calsync.store.FormHash;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which desired block is which found one (R-F5). When a found block takes place is not known; its
 * name says when it did once. One that shows what is wanted stays; then one of the name that would
 * be given is taken; then, in the order of their starts, whichever were made within reach: a block
 * is nobody's in particular, and each that is moved is none that lies about. What was made before,
 * and what is left over, stays as it is.
 */
final class Adoption {

  private final Map<DesiredBlock, FoundBlock> partners = new LinkedHashMap<>();
  private final Set<DesiredBlock> open;
  private final Set<FoundBlock> free;

  private Adoption(List<DesiredBlock> desired, List<FoundBlock> found) {
    this.open = new LinkedHashSet<>(desired);
    this.free = new LinkedHashSet<>(found);
  }

  static Map<DesiredBlock, FoundBlock> of(
      Collection<DesiredBlock> desired, Collection<FoundBlock> found, TimeRange reach) {
    Adoption adoption =
        new Adoption(
            desired.stream().sorted(Comparator.comparing(each -> each.extent().from())).toList(),
            found.stream().sorted(Comparator.comparing(each -> each.part().text())).toList());
    adoption.takeEqual();
    adoption.takeNamesakes();
    adoption.takeInTurn(reach, false);
    adoption.takeInTurn(reach, true);
    return adoption.partners;
  }

  private void takeEqual() {
    Map<FormHash, FoundBlock> shown = new HashMap<>();
    free.forEach(each -> shown.putIfAbsent(each.mirror().seen(), each));
    List.copyOf(open)
        .forEach(
            each -> Optional.ofNullable(shown.remove(each.hash())).ifPresent(it -> take(each, it)));
  }

  private void takeNamesakes() {
    Map<String, FoundBlock> named = new HashMap<>();
    free.forEach(each -> named.put(each.part().at(), each));
    List.copyOf(open)
        .forEach(
            each ->
                Optional.ofNullable(named.remove(BlockNames.free(each, part -> false).at()))
                    .ifPresent(it -> take(each, it)));
  }

  private void takeInTurn(TimeRange reach, boolean ofDays) {
    Iterator<FoundBlock> left =
        List.copyOf(free).stream()
            .filter(each -> BlockNames.isOfDays(each.part()) == ofDays)
            .filter(each -> firstMade(each).filter(at -> isWithin(reach, at)).isPresent())
            .iterator();
    List.copyOf(open).stream()
        .filter(each -> each.ofDays() == ofDays && left.hasNext())
        .forEach(each -> take(each, left.next()));
  }

  private void take(DesiredBlock desired, FoundBlock found) {
    open.remove(desired);
    free.remove(found);
    partners.put(desired, found);
  }

  private static boolean isWithin(TimeRange reach, Instant at) {
    return !at.isBefore(reach.from()) && at.isBefore(reach.to());
  }

  private static Optional<Instant> firstMade(FoundBlock found) {
    String start = found.part().at().split("~", 2)[0];
    try {
      return Optional.of(
          BlockNames.isOfDays(found.part())
              ? LocalDate.parse(start).atStartOfDay().toInstant(ZoneOffset.UTC)
              : Instant.parse(start));
    } catch (DateTimeException strange) {
      return Optional.empty();
    }
  }
}
