package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Random;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyJsonTest {

  @Test
  void keepsTheTextThatEarlierReleasesWrote() {
    assertThat(Policy.title().toJson())
        .isEqualTo(
            "{\"version\":1,\"fields\":[\"TITLE\"],\"busyTitle\":\"Busy\",\"freeTitle\":\"Free\","
                + "\"privateEvents\":\"AS_BUSY\",\"window\":{}}");
  }

  @Test
  void readsBackWhatItWrote() {
    for (long seed = 1; seed <= 200; seed++) {
      Policy policy = randomPolicy(new Random(seed));
      assertThat(Policy.fromJson(policy.toJson())).as("seed %d", seed).isEqualTo(policy);
    }
  }

  @Test
  void readsBlocksBackAndRefusesBlocksThatShowSomething() {
    Policy policy = Policy.builder().merge(Merging.across(Duration.ofMinutes(10))).build();
    assertThat(Policy.fromJson(policy.toJson())).isEqualTo(policy);
    assertThat(Policy.fromJson("{\"version\":1,\"merge\":{}}")).isEqualTo(Policy.blocks());
    problems("{\"version\":1,\"fields\":[\"TITLE\"],\"merge\":{\"gap\":\"PT10M\",\"x\":1}}")
        .hasSize(2);
    problems("{\"version\":1,\"merge\":{\"gap\":\"P2D\"}}").hasSize(1);
    problems("{\"version\":1,\"merge\":true}").hasSize(1);
  }

  @Test
  void theOrderOfFiltersMeansNothing() {
    Policy one =
        Policy.builder()
            .skip(Filter.free(), Filter.allDay())
            .when(Filter.category("a"), Rule.allow(Field.LINK))
            .when(Filter.category("b"), Rule.allow(Field.TITLE))
            .build();
    Policy other =
        Policy.builder()
            .when(Filter.category("b"), Rule.allow(Field.TITLE))
            .when(Filter.category("a"), Rule.allow(Field.LINK))
            .skip(Filter.allDay(), Filter.free(), Filter.free())
            .build();
    assertThat(one).isEqualTo(other);
    assertThat(one.toJson()).isEqualTo(other.toJson());
  }

  @Test
  void refusesFiltersThatCannotBeMeant() {
    problems(
            "{\"version\":1,\"skip\":[{\"kind\":\"moonPhase\"},{\"kind\":\"titleMatches\",\"words\":[\"(\"]},"
                + "{\"kind\":\"not\"},7,{\"kind\":\"answer\",\"words\":[\"PERHAPS\"]}]}")
        .hasSize(5)
        .anyMatch(problem -> problem.contains("kind is not known"))
        .anyMatch(
            problem -> problem.startsWith("filter titleMatches: this is no regular expression"))
        .anyMatch(problem -> problem.startsWith("filter not: it takes one filter"));
  }

  @Test
  void refusesFiltersNestedBeyondAnyMeaning() {
    String deep =
        "{\"kind\":\"not\",\"filters\":[".repeat(11) + "{\"kind\":\"free\"}" + "]}".repeat(11);
    problems("{\"version\":1,\"only\":[" + deep + "]}")
        .singleElement()
        .asString()
        .contains("nested more than 10");
  }

  @Test
  void whatIsSkippedIsExactlyWhatTheTextSays() {
    assertThat(Policy.fromJson("{\"version\":1,\"skip\":[]}").skipped()).isEmpty();
    assertThat(Policy.fromJson("{\"version\":1}").skipped()).containsExactly(Filter.declined());
  }

  @Test
  void writesFieldsOneByOneSoThatALaterFullNeverWidensAStoredOne() {
    assertThat(Policy.full().toJson())
        .contains("[\"TITLE\",\"DESCRIPTION\",\"LOCATION\",\"LINK\",\"CATEGORIES\"]")
        .doesNotContain("FULL");
  }

  @Test
  void whatIsLeftOutIsAsInBusy() {
    assertThat(Policy.fromJson("{\"version\":1}")).isEqualTo(Policy.busy());
  }

  @Test
  void refusesNamesItDoesNotKnow() {
    problems("{\"version\":1,\"hide\":[],\"window\":{\"until\":\"2026-01-01\"}}")
        .containsExactly("name is not known: hide", "name is not known: window.until");
  }

  @Test
  void refusesOtherFormatVersionsBeforeLookingAtAnythingElse() {
    problems("{\"version\":2,\"hide\":[]}").singleElement().asString().contains("format version");
    problems("{\"version\":4294967297}").singleElement().asString().contains("format version");
    problems("{\"fields\":[]}").containsExactly("the policy has no format version");
    problems("{\"version\":\"1\"}").containsExactly("the policy has no format version");
  }

  @Test
  void listsEveryProblemAtOnce() {
    problems(
            "{\"version\":1,\"fields\":[\"TITLE\",\"title\",7],\"busyTitle\":3,\"freeTitle\":\"\","
                + "\"privateEvents\":\"SHOW\",\"window\":{\"past\":\"-P1D\",\"future\":\"P101Y\"}}")
        .containsExactly(
            "field is not known: title",
            "field is not known: 7",
            "busyTitle is not a text",
            "privateEvents is not known: SHOW",
            "the window's past is negative: P-1D",
            "the window's future is longer than 100 years: P101Y",
            "the free title is blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"version\":1} x",
        "{\"version\":1,\"version\":1}",
        "{\"version\":1,\"fields\":\"TITLE\"}",
        "{\"version\":1,\"fields\":null}",
        "{\"version\":1,\"window\":null}",
        "{\"version\":1,\"window\":\"P1D\"}",
        "{\"version\":1,\"window\":{\"past\":\"1D\"}}",
        "{\"version\":1,\"window\":{\"from\":\"2026-01-01\"}}",
        "{\"version\":1,\"window\":{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\"}}",
        "{\"version\":1,\"window\":{\"from\":\"2026-01-01\",\"to\":\"2026-02-01\",\"past\":\"P1D\"}}",
      })
  void refusesWhatItCannotUnderstand(String json) {
    problems(json).isNotEmpty();
  }

  @Test
  void refusesTextBeyondAnyPolicy() {
    problems(" ".repeat(65_537)).singleElement().asString().contains("65537 characters");
    problems("[".repeat(60_000)).isNotEmpty();
  }

  private static ListAssert<String> problems(String json) {
    try {
      Policy read = Policy.fromJson(json);
      throw new AssertionError("read as " + read);
    } catch (IllegalPolicyException refused) {
      return assertThat(refused.problems());
    }
  }

  private static Policy randomPolicy(Random random) {
    PolicyBuilder builder = Policy.builder();
    for (Field field : Field.values()) {
      if (random.nextBoolean()) {
        builder.allow(field);
      }
    }
    PrivateEvents[] choices = PrivateEvents.values();
    return builder
        .title("\"Büsy\" " + random.nextInt(9))
        .freeTitle("自由 " + random.nextInt(9))
        .privateEvents(choices[random.nextInt(choices.length)])
        .window(randomWindow(random))
        .zeroLengthBlocks(random.nextBoolean())
        .retention(
            random.nextBoolean() ? Retention.KEEP_PAST : Retention.pruneAfter(random.nextInt(400)))
        .buffer(Buffer.before(Duration.ofMinutes(random.nextInt(3))))
        .skip(Filters.some(random))
        .only(Filters.some(random))
        .allow(Field.TITLE)
        .when(Filters.ofWords(random), Rule.allow(Field.LOCATION))
        .template(Field.TITLE, "{{Büro} {title}")
        .alreadyPresent(AlreadyPresent.values()[random.nextInt(3)])
        .build();
  }

  private static Window randomWindow(Random random) {
    Period some = Period.of(random.nextInt(3), random.nextInt(20), random.nextInt(90));
    LocalDate day = LocalDate.of(2026, 11, 20).plusDays(random.nextInt(900));
    return switch (random.nextInt(4)) {
      case 0 -> Window.open();
      case 1 -> Window.past(some);
      case 2 -> Window.past(some).future(Period.ofMonths(random.nextInt(24)));
      default -> Window.between(day, day.plusDays(1 + random.nextInt(400)));
    };
  }
}
