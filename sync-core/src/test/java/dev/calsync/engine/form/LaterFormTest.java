package dev.calsync.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.engine.sample.Rules;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventStatus;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Visibility;
import dev.calsync.store.FormBytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** R-L10: this release reads what the next one writes, and what an earlier one left out. */
class LaterFormTest {

  private static final int UNKNOWN = 60;

  @Test
  void skipsTagsThatALaterReleaseAdds() {
    FormWriter out = Envelope.BODY.begin();
    int time = out.open(1);
    out.signed(1, 20_789);
    out.number(2, 1);
    addUnknown(out);
    out.close(time);
    int details = out.open(2);
    out.text(1, "Holiday");
    addUnknown(out);
    out.close(details);
    addUnknown(out);
    EventBody read = BodyForm.decode(FormBytes.of(Envelope.seal(out)));
    assertThat(read)
        .isEqualTo(
            EventBody.single(Events.days("2026-12-02", "2026-12-03"), Events.details("Holiday")));
  }

  @Test
  void whatIsLeftOutHasItsDefault() {
    FormWriter out = Envelope.SHAPE.begin();
    int time = out.open(1);
    out.signed(1, 20_789);
    out.number(2, 1);
    out.close(time);
    out.close(out.open(2));
    MirrorShape read = ShapeForm.decode(FormBytes.of(Envelope.seal(out)));
    assertThat(read)
        .isEqualTo(
            MirrorShape.shownBy(
                EventBody.single(
                    Events.days("2026-12-02", "2026-12-03"),
                    Events.details(
                        "", Availability.BUSY, Visibility.NORMAL, EventStatus.CONFIRMED))));
  }

  /** Bytes of the first release; new ones are added beside them, these never change. */
  @Test
  void readsWhatTheFirstReleaseWrote() {
    EventBody body =
        Events.series(
            Events.berlin("2026-11-02T10:00"),
            Events.details("Team"),
            Rules.rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;UNTIL=2027-06-30T23:59:59"),
            new SeriesOverride(
                Events.slot("2026-11-16T10:00:00"),
                Events.days("2026-11-17", "2026-11-18"),
                Events.with(Events.details("Moved"), Visibility.PRIVATE)));
    byte[] stored =
        HexFormat.of()
            .parseHex(
                "0142031806c0fcc2ae0d090d4575726f70652f4265726c696e0c901c050603045465616d"
                    + "070e030c0b040208fddfd8841b110101091a19030602ccc4020401050903054d6f76"
                    + "65640e010a81a1addf1a84cfa917");
    assertThat(BodyForm.decode(FormBytes.of(stored))).isEqualTo(body);
  }

  private static void addUnknown(FormWriter out) {
    out.number(UNKNOWN, 7);
    out.text(UNKNOWN + 1, "what a later release says");
    int message = out.open(UNKNOWN + 2);
    out.number(1, 1);
    out.close(message);
  }
}
