package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.engine.projection.DesiredPart;
import dev.calsync.engine.projection.Elsewhere;
import dev.calsync.engine.projection.Known;
import dev.calsync.engine.projection.Projected;
import dev.calsync.engine.projection.Projection;
import dev.calsync.engine.projection.Terms;
import dev.calsync.event.CanonicalEvent;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.Expansion;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Participation;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.CalsyncException;
import dev.calsync.ical.IcalItem;
import dev.calsync.ical.IcalReader;
import dev.calsync.ical.NotACalendarException;
import dev.calsync.ical.expansion.RecurrenceExpander;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedConnector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * R-C7: of every series that many producers wrote, each kind of target shows the instants that the
 * source has and the policy lets through, over two years, or it is said what is lost.
 */
class SeriesCensusTest {

  private static final Path CORPUS =
      Path.of(System.getProperty("calsync.shared", "../../shared")).resolve("data/ics");
  private static final Duration TWO_YEARS = Duration.ofDays(730);
  private static final TimeFrame FRAME =
      new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId("Europe/Berlin"));
  private static final RecurrenceExpander EXPANDER = new RecurrenceExpander();

  private static final Map<String, SeriesSupport> TARGETS =
      new TreeMap<>(
          Map.of(
              "whole", SeriesSupport.WHOLE,
              "parts", SeriesSupport.PARTS,
              "none", SeriesSupport.NONE,
              "none, no zones", SeriesSupport.NONE.but(Limit.ZONES),
              "one rule", SeriesSupport.WHOLE.but(Limit.SEVERAL_RULES, Limit.ADDED_SLOTS),
              "patterns", SeriesSupport.WHOLE.but(allBut(Limit.ZONES)),
              "no end", SeriesSupport.WHOLE.but(Limit.ENDLESS_SERIES, Limit.COUNT)));

  /** Whatever they keep series in, they keep them all: nothing may be lost there. */
  private static final Set<String> KEEP_ALL = Set.of("whole", "parts");

  /** Each with what it lets through of an occurrence on its own days of the week. */
  private static final Map<String, Policy> POLICIES =
      new TreeMap<>(
          Map.of(
              "all", Policy.busy(),
              "not on Tuesdays",
                  Policy.busy().toBuilder().skip(Filter.startsOn(DayOfWeek.TUESDAY)).build()));

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int series;

  @Test
  void everyTargetShowsTheInstantsOfTheSourceOrSaysWhatIsLost() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus at " + CORPUS);
    for (Path file : files()) {
      for (EventBody body : seriesOf(file)) {
        series++;
        TARGETS.forEach(
            (target, support) ->
                POLICIES.forEach(
                    (filters, policy) -> look(file, body, target, support, filters, policy)));
      }
    }
    System.out.println("series: " + series + ", by target, policy and what is said of them");
    counts.forEach((what, count) -> System.out.println("  " + what + ": " + count));
    assertThat(series).as("series in the corpus").isGreaterThan(200);
    assertThat(wrong).isEmpty();
  }

  private void look(
      Path file,
      EventBody body,
      String target,
      SeriesSupport support,
      String filters,
      Policy policy) {
    Instant first = start(body);
    TimeRange years = new TimeRange(first, first.plus(TWO_YEARS));
    Terms terms =
        new Terms(
            policy,
            capabilities(support),
            years,
            years,
            FRAME,
            Set.of(),
            EXPANDER,
            Elsewhere.NOTHING);
    String where = target + ", " + filters;
    try {
      Projected projected =
          Projection.project(
              new CanonicalEvent(new CanonicalKey("c", "u"), body), Known.NOTHING, terms);
      judge(file, body, years, target, filters, projected);
    } catch (CalsyncException refused) {
      count(where + ": " + refused.code());
    }
  }

  private void judge(
      Path file,
      EventBody body,
      TimeRange years,
      String target,
      String filters,
      Projected projected) {
    Policy policy = POLICIES.get(filters);
    String where = target + ", " + filters;
    String said =
        projected
            .excluded()
            .map(why -> why.code())
            .orElseGet(
                () ->
                    projected.degradations().stream()
                        .map(Degradation::code)
                        .sorted()
                        .collect(Collectors.joining(" ")));
    count(where + ": " + (said.isEmpty() ? "as it is" : said));
    List<String> expected = expected(body, years, policy);
    List<String> shown = shown(projected, years);
    boolean tooMany = said.equals("TOO_MANY_OCCURRENCES") && expected.size() > 1_000;
    if (!shown.equals(expected) && !tooMany) {
      wrong.add(
          CORPUS.relativize(file)
              + " at "
              + where
              + " ("
              + said
              + "): "
              + difference(shown, expected));
    }
    boolean mostFiltered = expected.size() * 2 < expected(body, years, Policy.busy()).size();
    boolean picked = said.equals("PICKED") && mostFiltered;
    if (KEEP_ALL.contains(target) && !projected.degradations().isEmpty() && !picked) {
      wrong.add(CORPUS.relativize(file) + " at " + where + " lost something: " + said);
    }
  }

  private static String difference(List<String> shown, List<String> expected) {
    List<String> more = new ArrayList<>(shown);
    expected.forEach(more::remove);
    List<String> less = new ArrayList<>(expected);
    shown.forEach(less::remove);
    return "shown "
        + shown.size()
        + " of "
        + expected.size()
        + ", too much "
        + more.subList(0, Math.min(3, more.size()))
        + ", missing "
        + less.subList(0, Math.min(3, less.size()));
  }

  private static List<String> expected(EventBody body, TimeRange years, Policy policy) {
    return instants(EXPANDER.between(body, years, FRAME), passing(body, policy));
  }

  /** Said here once more, in the words of the rules and without their code. */
  private static Predicate<Occurrence> passing(EventBody body, Policy policy) {
    boolean noTuesdays = !policy.equals(Policy.busy());
    return occurrence -> {
      EventDetails details =
          occurrence.override().map(override -> override.details()).orElse(body.details());
      DayOfWeek day =
          occurrence
              .time()
              .match(
                  days -> days.start().getDayOfWeek(),
                  zoned -> berlin(occurrence.starts()),
                  floating -> floating.start().getDayOfWeek());
      return details.status() != EventStatus.CANCELLED
          && !details
              .ownResponse()
              .or(() -> body.details().ownResponse())
              .filter(Participation.DECLINED::equals)
              .isPresent()
          && !(noTuesdays && day == DayOfWeek.TUESDAY);
    };
  }

  private static DayOfWeek berlin(Instant instant) {
    return instant.atZone(ZoneId.of("Europe/Berlin")).getDayOfWeek();
  }

  private static List<String> shown(Projected projected, TimeRange years) {
    return projected.parts().stream()
        .filter(part -> part.part().parent().isEmpty())
        .map(part -> whole(part, projected))
        .flatMap(
            shape -> instants(EXPANDER.between(shape.body(), years, FRAME), any -> true).stream())
        .sorted()
        .toList();
  }

  /** A series with the overrides that are objects beside it. */
  private static MirrorShape whole(DesiredPart series, Projected projected) {
    List<ShownOverride> overrides = new ArrayList<>(series.shape().overrides());
    projected.parts().stream()
        .filter(part -> part.part().parent().filter(series.part()::equals).isPresent())
        .forEach(
            part ->
                overrides.add(
                    new ShownOverride(
                        part.part().slot(), part.shape().time(), part.shape().details())));
    return new MirrorShape(
        series.shape().time(), series.shape().details(), series.shape().recurrence(), overrides);
  }

  private static List<String> instants(Expansion expansion, Predicate<Occurrence> passing) {
    return expansion.occurrences().stream()
        .filter(passing)
        .map(occurrence -> occurrence.starts() + "/" + occurrence.ends())
        .sorted()
        .toList();
  }

  /** A day before it begins, in whatever zone. */
  private static Instant start(EventBody body) {
    return body.time().startSlot().day().minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Limit[] allBut(Limit one) {
    return Stream.of(Limit.values()).filter(limit -> limit != one).toArray(Limit[]::new);
  }

  private static Capabilities capabilities(SeriesSupport support) {
    return ScriptedConnector.everything().withSeries(support);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(CORPUS)) {
      return all.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
    }
  }

  private static List<EventBody> seriesOf(Path file) throws IOException {
    List<EventBody> series = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (IcalItem item : new IcalReader(ZoneRulesSource.jdk()).read(in).items()) {
        item.match(event -> event.body().isSeries() && series.add(event.body()), bad -> false);
      }
    } catch (NotACalendarException none) {
      return List.of();
    }
    return series;
  }
}
