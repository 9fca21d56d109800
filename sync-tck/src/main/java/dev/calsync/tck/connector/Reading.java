package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One reading, page by page to its end.
 *
 * @param pages the parts of each page
 * @param coverage what the reading proves; empty if nothing changed
 * @param cursor where the next one goes on
 */
record Reading(List<List<SourcePart>> pages, Optional<Coverage> coverage, Optional<Cursor> cursor) {

  private static final int MOST_PAGES = 10_000;

  static Reading whole(ConnectorRig rig) {
    Reading reading = all(at -> wholePage(rig, at));
    assertThat(reading.coverage)
        .as("a complete listing is never answered by Unchanged")
        .isPresent();
    return reading;
  }

  static Reading since(ConnectorRig rig, Cursor cursor) {
    return all(at -> rig.connector().reader().changes(rig.call(), rig.calendar(), cursor, at));
  }

  static FetchPage wholePage(ConnectorRig rig, Optional<Continuation> at) {
    return rig.connector().reader().fetchWindow(rig.call(), rig.calendar(), TimeRange.ALWAYS, at);
  }

  private static Reading all(Function<Optional<Continuation>, FetchPage> ask) {
    List<List<SourcePart>> pages = new ArrayList<>();
    Optional<Continuation> at = Optional.empty();
    while (pages.size() < MOST_PAGES) {
      FetchPage page = ask.apply(at);
      pages.add(partsOf(page));
      at = nextOf(page);
      if (at.isEmpty()) {
        return new Reading(pages, coverageOf(page), cursorOf(page));
      }
    }
    throw new AssertionError("no end after " + MOST_PAGES + " pages");
  }

  static List<SourcePart> partsOf(FetchPage page) {
    return page.match(
        FetchPage.More::parts, FetchPage.Last::parts, unchanged -> List.<SourcePart>of());
  }

  static Optional<Continuation> nextOf(FetchPage page) {
    return page.match(
        more -> Optional.of(more.next()), last -> Optional.empty(), unchanged -> Optional.empty());
  }

  private static Optional<Coverage> coverageOf(FetchPage page) {
    return page.match(
        more -> Optional.empty(), last -> Optional.of(last.coverage()), none -> Optional.empty());
  }

  private static Optional<Cursor> cursorOf(FetchPage page) {
    return page.match(
        more -> Optional.empty(), FetchPage.Last::cursor, same -> Optional.of(same.cursor()));
  }

  List<SourcePart> parts() {
    return pages.stream().flatMap(List::stream).toList();
  }

  /** The UID of each event; a series counts once, however many parts it has. */
  List<String> uids() {
    return events().stream().map(part -> part.object().uid()).toList();
  }

  /** Every event, series put together from the parts that are here. */
  List<SourcePart.Whole> events() {
    return PutTogether.events(parts());
  }

  /** The parts that are no occurrences of series. */
  List<SourcePart> objects() {
    return parts().stream().filter(part -> !PutTogether.isOccurrence(part)).toList();
  }

  /** What is there after a reading that began where this one ended. */
  Reading then(Reading news) {
    if (news.provesAbsence()) {
      return news;
    }
    Map<RemoteId, SourcePart> last = new LinkedHashMap<>();
    parts().forEach(part -> last.put(part.id(), part));
    news.parts().forEach(part -> last.put(part.id(), part));
    return new Reading(List.of(List.copyOf(last.values())), coverage, news.cursor());
  }

  List<SourcePart.Unreadable> unreadable() {
    return PutTogether.of(parts(), SourcePart.Unreadable.class).toList();
  }

  SourcePart.Whole event(String uid) {
    List<SourcePart.Whole> found =
        events().stream().filter(part -> part.object().uid().equals(uid)).toList();
    assertThat(found).as("what is listed under the UID %s", uid).hasSize(1);
    return found.get(0);
  }

  EventBody body(String uid) {
    return event(uid).body();
  }

  boolean provesAbsence() {
    return coverage.filter(Coverage.WHOLE::equals).isPresent();
  }

  boolean saysGone(RemoteId id) {
    return parts().stream()
        .anyMatch(part -> part instanceof SourcePart.Gone && part.id().equals(id));
  }
}
