package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.Availability;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Field;
import dev.calsync.policy.Policy;
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
    assertThat(DetailRule.shown(EventDetails.of(TEXT), Policy.busy()))
        .isEqualTo(
            new ShownDetails(EventText.titled("Busy"), Availability.BUSY, Visibility.NORMAL));
  }

  @Test
  void titleShowsTheTitle() {
    assertThat(DetailRule.shown(EventDetails.of(TEXT), Policy.title()).text())
        .isEqualTo(EventText.titled("Clinic"));
  }

  @Test
  void fullShowsAllWords() {
    assertThat(DetailRule.shown(EventDetails.of(TEXT), Policy.full()).text()).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void aFieldThatIsAllowedBringsNoOther(Field field) {
    EventText shown =
        DetailRule.shown(EventDetails.of(TEXT), Policy.builder().allow(field).build()).text();
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
    assertThat(DetailRule.shown(details, policy))
        .isEqualTo(new ShownDetails(EventText.titled(title), availability, Visibility.NORMAL));
  }

  @Test
  void aMissingTitleIsNotTakenForContent() {
    assertThat(DetailRule.shown(Events.details(" "), Policy.full()).text().title())
        .isEqualTo("Busy");
  }

  @ParameterizedTest
  @EnumSource(Visibility.class)
  void theMirrorIsAsPrivateAsItsEvent(Visibility visibility) {
    EventDetails details = Events.with(Events.details("Clinic"), visibility);
    assertThat(DetailRule.shown(details, Policy.full()).visibility()).isEqualTo(visibility);
  }
}
