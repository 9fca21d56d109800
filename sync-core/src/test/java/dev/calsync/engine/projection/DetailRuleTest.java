package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Field;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DetailRuleTest {

  private static final EventText TEXT =
      new EventText("Clinic", "Bring x-rays", "Room 5", "https://x.example", List.of("health"));

  @Test
  void busyShowsThatTheTimeIsTakenAndNothingElse() {
    assertThat(shown(EventDetails.of(TEXT), Policy.busy()))
        .isEqualTo(
            new ShownDetails(EventText.titled("Busy"), Availability.BUSY, Visibility.NORMAL));
  }

  @Test
  void titleShowsTheTitle() {
    assertThat(shown(EventDetails.of(TEXT), Policy.title()).text())
        .isEqualTo(EventText.titled("Clinic"));
  }

  @Test
  void fullShowsAllWords() {
    assertThat(shown(EventDetails.of(TEXT), Policy.full()).text()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void aFieldThatIsAllowedBringsNoOther(Field field) {
    EventText shown = shown(EventDetails.of(TEXT), Policy.builder().allow(field).build()).text();
    EventText expected =
        new EventText(
            field == Field.TITLE ? "Clinic" : "Busy",
            field == Field.DESCRIPTION ? "Bring x-rays" : "",
            field == Field.LOCATION ? "Room 5" : "",
            field == Field.LINK ? "https://x.example" : "",
            field == Field.CATEGORIES ? List.of("health") : List.of());
    assertThat(shown).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, Away",
    "TENTATIVE, Away",
    "OUT_OF_OFFICE, Away",
    "FREE, Here",
    "WORKING_ELSEWHERE, Here",
  })
  void withoutATitleAnEventIsTitledByWhatItDoesToTheTime(Availability availability, String title) {
    Policy policy = Policy.builder().title("Away").freeTitle("Here").build();
    EventDetails details =
        Events.details("Clinic", availability, Visibility.NORMAL, EventStatus.CONFIRMED);
    assertThat(shown(details, policy))
        .isEqualTo(new ShownDetails(EventText.titled(title), availability, Visibility.NORMAL));
  }

  @Test
  void aMissingTitleIsNotTakenForContent() {
    assertThat(shown(Events.details(" "), Policy.full()).text().title()).isEqualTo("Busy");
  }

  @ParameterizedTest
  @EnumSource(Visibility.class)
  void theMirrorIsAsPrivateAsItsEvent(Visibility visibility) {
    EventDetails details = Events.with(Events.details("Clinic"), visibility);
    assertThat(shown(details, Policy.full()).visibility()).isEqualTo(visibility);
  }

  @Test
  void aRuleLetsMoreThroughOfSomeEvents() {
    Policy policy =
        Policy.builder().when(Filter.category("health"), Rule.allow(Field.LOCATION)).build();
    assertThat(shown(EventDetails.of(TEXT), policy).text())
        .isEqualTo(new EventText("Busy", "", "Room 5", "", List.of()));
    assertThat(shown(Events.details("Other"), policy).text()).isEqualTo(EventText.titled("Busy"));
  }

  @Test
  void noRuleOpensWhatIsPrivate() {
    Policy policy =
        Policy.full().toBuilder()
            .when(Filter.privateEvents(), Rule.allow(Field.TITLE))
            .template(Field.TITLE, "Secret: {title}")
            .template(Field.DESCRIPTION, "See {location}")
            .build();
    assertThat(shown(Events.with(EventDetails.of(TEXT), Visibility.PRIVATE), policy).text())
        .isEqualTo(EventText.titled("Busy"));
  }

  @Test
  void aTemplateWordsAFieldAnew() {
    Policy policy =
        Policy.title().toBuilder()
            .template(Field.TITLE, "[Work] {title}")
            .template(Field.DESCRIPTION, "Ask Alice")
            .build();
    assertThat(shown(EventDetails.of(TEXT), policy).text())
        .isEqualTo(new EventText("[Work] Clinic", "Ask Alice", "", "", List.of()));
    assertThat(shown(Events.details(" "), policy).text().title()).isEqualTo("Busy");
  }

  @Test
  void aTemplateThatMayNotShowAllItsFieldsIsNotUsed() {
    Policy policy =
        Policy.title().toBuilder()
            .when(Filter.category("travel"), Rule.allow(Field.LOCATION))
            .template(Field.TITLE, "{title} at {location}")
            .build();
    assertThat(shown(EventDetails.of(TEXT), policy).text().title()).isEqualTo("Clinic");
  }

  private static ShownDetails shown(EventDetails details, Policy policy) {
    return OnTerms.of(policy)
        .shape(EventBody.single(Events.berlin("2026-12-02T10:00"), details))
        .details();
  }
}
