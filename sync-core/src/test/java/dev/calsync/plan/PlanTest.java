package dev.calsync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

  private static final PlanItem CREATE =
      item(PlanAction.CREATE, "uid-1", "Busy", "2026-12-02T10:00 Europe/Berlin", "NEW");
  private static final PlanItem HELD =
      item(PlanAction.HOLD, "uid-2", "Busy", "2026-12-03", "MASS_DELETE");
  private static final PlanItem KEPT =
      item(PlanAction.KEEP, "uid-3", "Busy", "2026-12-04", "UNCHANGED");

  private static final PlanCost COST = new PlanCost(1, Duration.ofSeconds(2), 0);

  private static final List<NotShownItem> NOT_SHOWN =
      List.of(
          new NotShownItem("uid-4", "2026-12-05", "SKIPPED", "skip declined"),
          new NotShownItem("uid-5", "2026-12-06 and again", "SOURCE_SAYS", ""));

  @Test
  void peopleReadOneLineForEachChangeAndTheSums() {
    assertThat(plan(CREATE, KEPT, HELD).toText())
        .isEqualTo(
            """
            create 2026-12-02T10:00 Europe/Berlin  Busy  (NEW)
            hold   2026-12-03  Busy  (MASS_DELETE)
            not shown uid-4 2026-12-05  (SKIPPED: skip declined)
            not shown uid-5 2026-12-06 and again  (SOURCE_SAYS)
            Plan: 1 to create, 0 to update, 0 to delete, 0 to adopt, 1 held, 1 unchanged; \
            2 not shown, 0 unreadable.
            Cost: 1 write, 2 s at least; nobody is mailed.
            """);
  }

  @Test
  void anEmptyPlanIsItsSums() {
    assertThat(
            new Plan(
                    EdgeId.of("e1"),
                    1,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    PlanCost.NOTHING)
                .toText())
        .isEqualTo(
            "Plan: 0 to create, 0 to update, 0 to delete, 0 to adopt, 0 held, 0 unchanged; "
                + "0 not shown, 0 unreadable.\n");
  }

  @Test
  void aLongPlanShowsFiftyChangesAndHowManyMore() {
    List<PlanItem> many = new ArrayList<>();
    IntStream.range(0, 73).forEach(i -> many.add(CREATE));
    IntStream.range(0, 9).forEach(i -> many.add(KEPT));

    List<String> lines = plan(many.toArray(PlanItem[]::new)).toText().lines().toList();

    assertThat(lines).hasSize(55);
    assertThat(lines.get(50)).isEqualTo("… and 23 more");
    assertThat(lines.get(53)).startsWith("Plan: 73 to create");
  }

  /** HOS-26: a title cannot make up lines, or paint the terminal. */
  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\r\nb", "a\u001b[2Jb", "a\u0000b", "a\u2028b", "a\u202eb"})
  void aTitleStaysInItsLine(String title) {
    Plan plan = plan(item(PlanAction.CREATE, "u", title, "2026-12-02", "NEW"));

    assertThat(plan.toText().lines()).hasSize(5);
    assertThat(plan.toText().lines().findFirst().orElseThrow())
        .matches("create 2026-12-02  a[ \\[2J]+b  \\(NEW\\)");
  }

  @Test
  void titlesOfAllLanguagesAreShownAsTheyAre() {
    PlanItem item = item(PlanAction.CREATE, "u", "Zahnärztin 歯医者 😀", "", "NEW");

    assertThat(plan(item).toText()).contains("Zahnärztin 歯医者 😀");
  }

  @ParameterizedTest
  @EnumSource(PlanAction.class)
  void everyActionIsCounted(PlanAction action) {
    Plan plan = plan(item(action), item(action), item(PlanAction.KEEP));

    assertThat(plan.count(action)).isEqualTo(action == PlanAction.KEEP ? 3 : 2);
  }

  @ParameterizedTest
  @EnumSource(PlanAction.class)
  void onlyWhatIsKeptOrHeldNeedsNoWrite(PlanAction action) {
    assertThat(plan(item(action), KEPT).isEmpty())
        .isEqualTo(action == PlanAction.KEEP || action == PlanAction.HOLD);
    assertThat(plan().isEmpty()).isTrue();
  }

  @Test
  void programsReadCountsAndChanges() throws Exception {
    JsonNode json = new ObjectMapper().readTree(plan(CREATE, KEPT, HELD).toJson());

    assertThat(json.path("edge").asText()).isEqualTo("e1");
    assertThat(json.path("create").asLong()).isEqualTo(1);
    assertThat(json.path("keep").asLong()).isEqualTo(1);
    assertThat(json.path("hold").asLong()).isEqualTo(1);
    assertThat(json.path("delete").isNumber()).isTrue();
    assertThat(json.path("notShown").asLong()).isEqualTo(2);
    assertThat(json.path("unreadable").asLong(-1)).isZero();
    assertThat(json.path("items")).hasSize(2);
    JsonNode first = json.path("items").get(0);
    assertThat(first.path("action").asText()).isEqualTo("CREATE");
    assertThat(first.path("uid").asText()).isEqualTo("uid-1");
    assertThat(first.path("title").asText()).isEqualTo("Busy");
    assertThat(first.path("when").asText()).isEqualTo("2026-12-02T10:00 Europe/Berlin");
    assertThat(first.path("reason").asText()).isEqualTo("NEW");
  }

  @Test
  void programsFindAListAlsoWhereNothingChanges() throws Exception {
    assertThat(new ObjectMapper().readTree(plan(KEPT).toJson()).path("items").isArray()).isTrue();
  }

  @Test
  void programsGetTitlesAsTheyAre() throws Exception {
    PlanItem item = item(PlanAction.CREATE, "u", "a\n\"b\"\u001b", "", "NEW");

    assertThat(new ObjectMapper().readTree(plan(item).toJson()).at("/items/0/title").asText())
        .isEqualTo("a\n\"b\"\u001b");
  }

  @Test
  void aPlanKeepsWhatItWasGiven() {
    List<PlanItem> items = new ArrayList<>(List.of(CREATE));
    Plan plan = new Plan(EdgeId.of("e1"), 1, items, List.of(), List.of(), List.of(), COST);
    items.clear();

    assertThat(plan.items()).containsExactly(CREATE);
  }

  /** Twenty are named, the others counted by reason; programs are told of a thousand. */
  @Test
  void whatIsNotShownIsNamedUpToALimitAndCountedByReason() throws Exception {
    List<NotShownItem> many = new ArrayList<>();
    IntStream.range(0, 1_200)
        .forEach(i -> many.add(notShown(i, i % 3 == 0 ? "SKIPPED" : "OUTSIDE_WINDOW")));
    Plan plan = new Plan(EdgeId.of("e1"), 1, List.of(), many, List.of(), List.of(), COST);

    List<String> lines = plan.toText().lines().toList();
    assertThat(lines).hasSize(22);
    assertThat(lines.get(0)).isEqualTo("not shown uid-0  2026-12-05  (SKIPPED: by rule)");
    assertThat(lines.get(20))
        .isEqualTo("… and 1180 more not shown: 787 OUTSIDE_WINDOW, 393 SKIPPED");
    assertThat(lines.get(21)).contains("1200 not shown");
    JsonNode json = new ObjectMapper().readTree(plan.toJson());
    assertThat(json.path("notShown").asLong()).isEqualTo(1_200);
    assertThat(json.path("notShownReasons").toString())
        .isEqualTo("{\"OUTSIDE_WINDOW\":800,\"SKIPPED\":400}");
    assertThat(json.path("notShownItems")).hasSize(1_000);
    assertThat(json.at("/notShownItems/0").toString())
        .isEqualTo(
            "{\"uid\":\"uid-0\\n\",\"when\":\"2026-12-05\","
                + "\"reason\":\"SKIPPED\",\"rule\":\"by\\nrule\"}");
  }

  /** R-C8: what is lost is told like what is not shown. */
  @Test
  void whatIsLostIsNamedUpToALimitAndCountedByCode() throws Exception {
    List<DegradedItem> many = new ArrayList<>();
    IntStream.range(0, 1_200)
        .forEach(i -> many.add(degraded(i, i % 3 == 0 ? "SPLIT" : "MATERIALISED")));
    Plan plan = new Plan(EdgeId.of("e1"), 1, List.of(CREATE), List.of(), many, List.of(), COST);

    List<String> lines = plan.toText().lines().toList();
    assertThat(lines).hasSize(24);
    assertThat(lines.get(1)).isEqualTo("degraded uid-0  2026-12-05  (SPLIT: some words)");
    assertThat(lines.get(21)).isEqualTo("… and 1180 more degraded: 787 MATERIALISED, 393 SPLIT");
    JsonNode json = new ObjectMapper().readTree(plan.toJson());
    assertThat(json.path("degradations").toString())
        .isEqualTo("{\"MATERIALISED\":800,\"SPLIT\":400}");
    assertThat(json.path("degradedItems")).hasSize(1_000);
    assertThat(json.at("/degradedItems/0").toString())
        .isEqualTo(
            "{\"uid\":\"uid-0\\n\",\"when\":\"2026-12-05\","
                + "\"code\":\"SPLIT\",\"text\":\"some words\"}");
  }

  private static DegradedItem degraded(int number, String code) {
    return new DegradedItem("uid-" + number + "\n", "2026-12-05", code, "some words");
  }

  private static NotShownItem notShown(int number, String reason) {
    return new NotShownItem("uid-" + number + "\n", "2026-12-05", reason, "by\nrule");
  }

  /** Told by place and code, never by what stands there. */
  @Test
  void whatCannotBeReadIsNamedTwentyTimesAtMost() throws Exception {
    List<UnreadableItem> many = new ArrayList<>();
    IntStream.range(0, 23).forEach(i -> many.add(unreadable("x" + i + ".ics\n")));
    Plan plan = new Plan(EdgeId.of("e1"), 1, List.of(), List.of(), List.of(), many, COST);

    List<String> lines = plan.toText().lines().toList();
    assertThat(lines).hasSize(22);
    assertThat(lines.get(0)).isEqualTo("unreadable x0.ics   (BAD_DATE at line 7)");
    assertThat(lines.get(20)).isEqualTo("… and 3 more");
    assertThat(lines.get(21)).endsWith("23 unreadable.");
    JsonNode json = new ObjectMapper().readTree(plan.toJson());
    assertThat(json.path("unreadable").asLong()).isEqualTo(23);
    assertThat(json.path("unreadableItems")).hasSize(23);
    assertThat(json.at("/unreadableItems/2").toString())
        .isEqualTo(
            "{\"calendar\":\"work\",\"id\":\"x2.ics\\n\",\"uid\":\"\","
                + "\"code\":\"BAD_DATE\",\"where\":\"line 7\"}");
  }

  private static UnreadableItem unreadable(String id) {
    return new UnreadableItem(CalendarId.of("work"), id, "", "BAD_DATE", "line 7");
  }

  private static PlanItem item(PlanAction action) {
    return item(action, "u", "Busy", "2026-12-02", "WHY");
  }

  private static PlanItem item(
      PlanAction action, String uid, String title, String when, String reason) {
    return new PlanItem(action, uid, title, when, reason, Optional.empty(), "", "");
  }

  private static Plan plan(PlanItem... items) {
    return new Plan(EdgeId.of("e1"), 1, List.of(items), NOT_SHOWN, List.of(), List.of(), COST);
  }
}
