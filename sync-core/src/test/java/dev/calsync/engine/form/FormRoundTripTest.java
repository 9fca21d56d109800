package dev.calsync.engine.form;

import static dev.calsync.engine.sample.RandomEvents.forSeeds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape;
import dev.calsync.store.FormBytes;
import org.junit.jupiter.api.Test;

class FormRoundTripTest {

  @Test
  void readsBackEveryBodyAsItWasWritten() {
    forSeeds(
        2_000,
        events -> {
          EventBody body = events.body();
          assertThat(BodyForm.decode(BodyForm.encode(body))).isEqualTo(body);
        });
  }

  @Test
  void readsBackEveryShapeInNormalForm() {
    forSeeds(
        2_000,
        events -> {
          MirrorShape shape = MirrorShape.shownBy(events.body());
          FormBytes form = ShapeForm.encode(shape);
          MirrorShape read = ShapeForm.decode(form);
          assertThat(read).isEqualTo(ShapeNormalForm.of(shape));
          assertThat(ShapeForm.encode(read)).as("a fixed point").isEqualTo(form);
        });
  }

  @Test
  void hashesTheBytes() {
    forSeeds(
        200,
        events -> {
          MirrorShape shape = MirrorShape.shownBy(events.body());
          assertThat(ShapeForm.hash(shape)).isEqualTo(ShapeForm.hash(ShapeForm.encode(shape)));
        });
  }

  @Test
  void halfASurrogatePairBecomesAQuestionMark() {
    EventBody body =
        EventBody.single(Events.berlin("2026-12-02T10:00"), Events.details("a\uD83Db"));
    EventDetails read = BodyForm.decode(BodyForm.encode(body)).details();
    assertThat(read.text()).isEqualTo(EventText.titled("a?b"));
  }

  @Test
  void anOrdinaryEventIsSmall() {
    EventBody body = EventBody.single(Events.berlin("2026-12-02T10:00"), Events.details("Dentist"));
    assertThat(BodyForm.encode(body).bytes()).hasSizeLessThan(50);
  }
}
