package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import dev.calsync.store.FormHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What besides its source decides what an edge shows: copies of a meeting in other calendars
 * (SEM-20), and other edges to the same target (SEM-21).
 *
 * @param own the edge
 * @param rivals the other edges to its target
 * @param addresses the owner's addresses, by calendar (SEM-8)
 */
public record Surroundings(
    EdgeScope own, List<EdgeScope> rivals, Map<CalendarId, Set<String>> addresses) {

  /** Copies what it holds. */
  public Surroundings {
    rivals = List.copyOf(rivals);
    addresses = Map.copyOf(addresses);
  }

  /** The edge itself. */
  public EdgeTerms terms() {
    return own.terms();
  }

  /** The calendars whose changes may change what the edge shows, its source apart. */
  Set<CalendarId> witnesses() {
    Set<CalendarId> witnesses = new HashSet<>(own.present());
    for (EdgeScope rival : rivals) {
      witnesses.add(rival.terms().source().id());
      witnesses.addAll(rival.present());
    }
    witnesses.remove(terms().source().id());
    return witnesses;
  }

  Set<String> addressesAt(CalendarId calendar) {
    return addresses.getOrDefault(calendar, Set.of());
  }

  /** What planning is made from: whatever changes here begins it again (SEM-46). */
  Basis basis() {
    String others =
        rivals.stream()
            .map(rival -> rival.textBeside(own))
            .sorted()
            .collect(Collectors.joining("\n"));
    return terms().basis().and(hash(own.text() + "\n" + others).toString());
  }

  private static FormHash hash(String text) {
    try {
      return FormHash.of(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
