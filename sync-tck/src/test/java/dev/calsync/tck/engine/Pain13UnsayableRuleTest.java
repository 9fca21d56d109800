package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SeriesTales.instants;
import static dev.calsync.tck.engine.SeriesTales.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.SeriesSupport.Limit;
import dev.calsync.event.EventBody;
import dev.calsync.plan.DegradedItem;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import dev.calsync.store.JournalEntry;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pain 13: the target cannot say a rule, so the tool leaves the rule out, or the extra dates, or
 * the event, and says nothing.
 *
 * <p>Here each target says as much of it as it can, in one object, in one for each rule, or in one
 * for each occurrence; it shows the same time everywhere, and what is lost is told beforehand in
 * the plan, then in the journal, and to whoever asks (R-C7).
 */
class Pain13UnsayableRuleTest {

  private static final Policy A_YEAR =
      Policy.builder()
          .window(Window.between(LocalDate.of(2026, 11, 1), LocalDate.of(2027, 11, 1)))
          .build();

  private static final String LAST_WORKDAY =
      "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=9";
  private static final String ADDED_DAY =
      "RRULE:FREQ=WEEKLY;COUNT=4\nRDATE;TZID=Europe/Berlin:20261226T180000";
  private static final String TWO_RULES =
      "RRULE:FREQ=WEEKLY;COUNT=4\nRRULE:FREQ=MONTHLY;BYMONTHDAY=15;COUNT=3";
  private static final String LAST_OF_DECEMBER = "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1";
  private static final String EVERY_THIRD_DAY =
      "RRULE:FREQ=DAILY;INTERVAL=3;UNTIL=20270131T090000Z";
  private static final String FOR_EVER = "RRULE:FREQ=WEEKLY";

  private final World world = new World();

  @AfterEach
  void end() {
    world.close();
  }

  /** Rule, target, objects there, and what is said to be lost. */
  static Stream<Arguments> cases() {
    SeriesSupport whole = SeriesSupport.WHOLE;
    SeriesSupport none = SeriesSupport.NONE;
    return Stream.of(
        Arguments.of(LAST_WORKDAY, whole, 1, List.of()),
        Arguments.of(LAST_WORKDAY, whole.but(Limit.FREE_PATTERNS), 1, List.of()),
        Arguments.of(LAST_WORKDAY, none, 9, List.of("MATERIALISED")),
        Arguments.of(ADDED_DAY, whole, 1, List.of()),
        Arguments.of(ADDED_DAY, whole.but(Limit.ADDED_SLOTS), 2, List.of("SLOTS_APART")),
        Arguments.of(ADDED_DAY, none, 5, List.of("MATERIALISED")),
        Arguments.of(TWO_RULES, SeriesSupport.PARTS, 1, List.of()),
        Arguments.of(TWO_RULES, whole.but(Limit.SEVERAL_RULES), 2, List.of("SPLIT")),
        Arguments.of(TWO_RULES, none, 6, List.of("MATERIALISED")),
        Arguments.of(LAST_OF_DECEMBER, whole, 1, List.of()),
        Arguments.of(LAST_OF_DECEMBER, whole.but(Limit.FREE_PATTERNS), 2, List.of("MATERIALISED")),
        Arguments.of(LAST_OF_DECEMBER, none, 2, List.of("MATERIALISED")),
        Arguments.of(EVERY_THIRD_DAY, whole.but(Limit.COUNT), 1, List.of()),
        Arguments.of(EVERY_THIRD_DAY, none, 21, List.of("MATERIALISED")),
        Arguments.of(FOR_EVER, whole.but(Limit.ENDLESS_SERIES), 1, List.of("PROLONGED")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatCannotBeSaidIsShownAllTheSameAndTheLossIsTold(
      String rule, SeriesSupport target, int objects, List<String> lost) {
    world.calendar("home").can(ScriptedConnector.everything().withSeries(target));
    EventBody series = weekly("20261130T100000", rule);
    world.calendar("work").put("series", series);
    EdgeView edge = world.edge("work", "home", A_YEAR);

    assertThat(world.alice().edges().plan(edge.id()).degradedItems())
        .extracting(DegradedItem::code)
        .isEqualTo(lost);
    world.sync(edge);

    assertThat(shown(world.bodies("home"))).isNotEmpty().isEqualTo(shown(List.of(series)));
    assertThat(world.bodies("home")).hasSize(objects);
    List<String> journaled =
        world.alice().journal().after(0, 100).stream()
            .map(JournalEntry::line)
            .filter(line -> line.action().equals("MIRROR_WANTED"))
            .map(line -> line.facts().getOrDefault("lost", ""))
            .distinct()
            .toList();
    assertThat(journaled).containsExactly(String.join(" ", lost));
    String explained = world.alice().explain().of("series").toText();
    assertThat(lost).allMatch(code -> explained.contains("    " + code + ": "));
  }

  private static List<String> shown(List<EventBody> bodies) {
    return instants(bodies, "2026-11-01T00:00:00Z", "2027-10-31T23:00:00Z");
  }
}
