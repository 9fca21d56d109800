package dev.calsync.tck.simulation;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.Participation;
import dev.calsync.event.SeriesOverride;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** What an owner answers to an invitation: to all of it, or to one occurrence. */
final class Answers {

  private static final List<Participation> ANSWERS =
      List.of(
          Participation.ACCEPTED,
          Participation.TENTATIVE,
          Participation.NEEDS_ACTION,
          Participation.DECLINED);

  private Answers() {}

  static EventBody given(EventBody event, SplittableRandom chance) {
    Participation answer = ANSWERS.get(chance.nextInt(ANSWERS.size()));
    List<Single> occurrences = event.isSeries() ? Singles.of(event).toList() : List.of();
    return occurrences.isEmpty() || chance.nextBoolean()
        ? toAll(event, answer)
        : toOne(event, occurrences.get(chance.nextInt(occurrences.size())), answer);
  }

  private static EventBody toAll(EventBody event, Participation answer) {
    return new EventBody(
        event.time(), with(event.details(), answer), event.recurrence(), event.overrides());
  }

  private static EventBody toOne(EventBody series, Single one, Participation answer) {
    Stream<SeriesOverride> others =
        series.overrides().stream().filter(each -> !each.slot().equals(one.slot()));
    SeriesOverride answered =
        new SeriesOverride(one.slot(), one.time(), with(one.details(), answer));
    return new EventBody(
        series.time(),
        series.details(),
        series.recurrence(),
        Stream.concat(others, Stream.of(answered)).toList());
  }

  private static EventDetails with(EventDetails details, Participation answer) {
    return new EventDetails(
        details.text(),
        details.availability(),
        details.visibility(),
        details.status(),
        details.type(),
        details.organizer(),
        details.attendees(),
        Optional.of(answer),
        details.color());
  }
}
