package dev.calsync.engine.edge;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.engine.meeting.MeetingName;
import dev.calsync.engine.projection.Copies;
import dev.calsync.engine.projection.Elsewhere;
import dev.calsync.engine.projection.Known;
import dev.calsync.engine.projection.Rival;
import dev.calsync.engine.projection.Standing;
import dev.calsync.engine.projection.Terms;
import dev.calsync.event.EventBody;
import dev.calsync.event.Participation;
import dev.calsync.event.TimeRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds each copy of a meeting against the others: what others show of it already (SEM-20), and
 * which of several edges shows it (SEM-21). Pure.
 */
public final class Meetings {

  private final Surroundings surroundings;
  private final Map<String, List<Copy>> copies = new HashMap<>();
  private final Map<EdgeId, Map<String, Known>> known;

  /**
   * The meetings of a page.
   *
   * @param surroundings of the edge that is planned
   * @param copies all live copies of these meetings, in all calendars
   * @param known what is there already of the mirrors of the other edges, by event
   */
  public Meetings(
      Surroundings surroundings, Collection<Copy> copies, Map<EdgeId, Map<String, Known>> known) {
    this.surroundings = surroundings;
    this.known = known;
    copies.forEach(
        copy -> this.copies.computeIfAbsent(copy.meeting(), any -> new ArrayList<>()).add(copy));
    this.copies.values().forEach(Meetings::dropAmbiguous);
  }

  /** A calendar that uses one UID for several things has no copies by that UID (SEM-22). */
  private static void dropAmbiguous(List<Copy> copies) {
    Map<CalendarId, Long> masters = new HashMap<>();
    copies.forEach(copy -> masters.merge(copy.calendar(), masters(copy), Long::sum));
    copies.removeIf(copy -> masters.getOrDefault(copy.calendar(), 0L) > 1);
  }

  private static long masters(Copy copy) {
    return MeetingName.isOfOccurrence(copy.uid()) && copy.masters() <= 1
        ? 0
        : Math.max(1, copy.masters());
  }

  /**
   * What others have of an event of the edge's source.
   *
   * @param uid its name in the source
   * @param meeting what its copies are called
   */
  public Elsewhere of(String uid, Optional<String> meeting) {
    return meeting.flatMap(name -> copy(name, uid)).map(this::elsewhere).orElse(Elsewhere.NOTHING);
  }

  private Optional<Copy> copy(String meeting, String uid) {
    CalendarId source = surroundings.terms().source().id();
    return copies.getOrDefault(meeting, List.of()).stream()
        .filter(copy -> copy.calendar().equals(source) && copy.uid().equals(uid))
        .findFirst();
  }

  private Elsewhere elsewhere(Copy copy) {
    boolean alone =
        copies.getOrDefault(copy.meeting(), List.of()).size() == 1 && sameSource().isEmpty();
    if (alone) {
      return Elsewhere.NOTHING;
    }
    TimeRange range = Copies.range(copy.body(), surroundings.terms().terms());
    List<Rival> rivals = new ArrayList<>();
    present(surroundings.own(), copy, range).forEach(rivals::add);
    surroundings.rivals().stream().flatMap(rival -> shown(rival, copy, range)).forEach(rivals::add);
    return new Elsewhere(Optional.of(standing(surroundings.own(), copy)), rivals);
  }

  private List<EdgeScope> sameSource() {
    return surroundings.rivals().stream()
        .filter(rival -> rival.terms().source().equals(surroundings.terms().source()))
        .toList();
  }

  private Stream<Rival> present(EdgeScope edge, Copy copy, TimeRange range) {
    return others(copy)
        .filter(other -> edge.present().contains(other.calendar()))
        .map(
            other ->
                Copies.present(
                    other.calendar(), other.body(), range, at(edge.terms(), other.calendar())));
  }

  private Terms at(EdgeTerms edge, CalendarId calendar) {
    return edge.terms().at(surroundings.addressesAt(calendar));
  }

  private Stream<Rival> shown(EdgeScope rival, Copy copy, TimeRange range) {
    CalendarId source = rival.terms().source().id();
    return Stream.concat(Stream.of(copy), others(copy))
        .filter(other -> other.calendar().equals(source))
        .map(other -> shownOf(rival, other, range));
  }

  private Rival shownOf(EdgeScope rival, Copy copy, TimeRange range) {
    EdgeTerms edge = rival.terms();
    Elsewhere present = new Elsewhere(Optional.empty(), present(rival, copy, range).toList());
    Known parts =
        known.getOrDefault(edge.edge().id(), Map.of()).getOrDefault(copy.uid(), Known.NOTHING);
    return Copies.shown(
        new Copies.Ranked(edge.edge().id(), edge.source().id(), standing(rival, copy)),
        copy.body(),
        parts,
        range,
        edge.terms().besides(present));
  }

  /** The copies in other calendars, where nobody says that they are another meeting. */
  private Stream<Copy> others(Copy copy) {
    return copies.getOrDefault(copy.meeting(), List.of()).stream()
        .filter(other -> !other.calendar().equals(copy.calendar()))
        .filter(other -> agree(organizer(copy.body()), organizer(other.body())));
  }

  private static boolean agree(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  private static String organizer(EventBody body) {
    return body.details().organizer().address().toLowerCase(Locale.ROOT);
  }

  private Standing standing(EdgeScope edge, Copy copy) {
    Set<String> own = surroundings.addressesAt(copy.calendar());
    return new Standing(
        edge.terms().edge().rank().priority(),
        own.contains(organizer(copy.body())),
        Participation.ACCEPTED,
        edge.terms().edge().rank().madeAt(),
        edge.terms().edge().id().value());
  }
}
