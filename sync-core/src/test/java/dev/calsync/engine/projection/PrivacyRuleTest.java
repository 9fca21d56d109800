package dev.calsync.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrivacyRuleTest {

  private static final EventDetails CLINIC =
      EventDetails.of(
          new EventText("Clinic", "Clinic x-rays", "Clinic", "https://clinic", List.of("Clinic")));

  @ParameterizedTest
  @EnumSource(
      value = Visibility.class,
      names = {"PRIVATE", "CONFIDENTIAL"})
  void sem19TurningPrivateStripsTheMirror(Visibility visibility) {
    OnTerms full = OnTerms.of(Policy.full());
    EventBody normal = clinic(Visibility.NORMAL);
    assertThat(full.shape(normal).details().text()).isEqualTo(CLINIC.text());

    MirrorShape stripped = full.shape(clinic(visibility));
    assertThat(stripped.details().text()).isEqualTo(EventText.titled("Busy"));
    assertThat(stripped.details().visibility()).isEqualTo(visibility);
    assertThat(stripped.time()).isEqualTo(normal.time());
    assertThat(new String(ShapeForm.encode(stripped).bytes(), StandardCharsets.UTF_8))
        .doesNotContainIgnoringCase("clinic");
  }

  @Test
  void privateEventsCanBeSkipped() {
    OnTerms terms = OnTerms.of(Policy.full().toBuilder().privateEvents(PrivateEvents.SKIP).build());
    assertThat(terms.project(clinic(Visibility.PRIVATE)).excluded())
        .contains(Exclusion.PRIVATE_SKIPPED);
    assertThat(terms.project(clinic(Visibility.NORMAL)).excluded()).isEmpty();
  }

  @Test
  void privateEventsCanBeLikeAllOthersAndStayPrivate() {
    OnTerms terms =
        OnTerms.of(Policy.full().toBuilder().privateEvents(PrivateEvents.AS_NORMAL).build());
    MirrorShape shape = terms.shape(clinic(Visibility.CONFIDENTIAL));
    assertThat(shape.details().text()).isEqualTo(CLINIC.text());
    assertThat(shape.details().visibility()).isEqualTo(Visibility.CONFIDENTIAL);
  }

  private static EventBody clinic(Visibility visibility) {
    return EventBody.single(Events.berlin("2026-12-02T10:00"), Events.with(CLINIC, visibility));
  }
}
