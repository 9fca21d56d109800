package dev.calsync.engine.intake;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Events.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Events;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.event.EventText;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Visibility;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownDetailsTest {

  private static final EventBody KNOWN =
      EventBody.single(
          berlin("2026-12-01T10:00"), Events.with(details("Clinic"), Visibility.PRIVATE));

  @Test
  void anEventGoesOnSayingWhatItSaidWhenItTakesPlaceNow() {
    EventBody read = EventBody.single(berlin("2026-12-02T11:00"), details("busy"));

    assertThat(KnownDetails.kept(Optional.of(KNOWN), read))
        .isEqualTo(EventBody.single(read.time(), KNOWN.details()));
  }

  @Test
  void theProvidersWordForBusyTimeIsNoTitle() {
    EventBody read = EventBody.single(berlin("2026-12-02T11:00"), details("busy"));

    EventDetails unknown = KnownDetails.kept(Optional.empty(), read).details();

    assertThat(unknown.text()).isEqualTo(EventText.NONE);
    assertThat(unknown.availability()).isEqualTo(Availability.BUSY);
  }

  @Test
  void whatTakesNoTimeAnyMoreOrWasCancelledIsBelieved() {
    EventBody cancelled =
        EventBody.single(KNOWN.time(), Events.with(details("busy"), EventStatus.CANCELLED));

    EventDetails kept = KnownDetails.kept(Optional.of(KNOWN), cancelled).details();

    assertThat(kept.status()).isEqualTo(EventStatus.CANCELLED);
    assertThat(kept.text()).isEqualTo(KNOWN.details().text());
    assertThat(kept.visibility()).isEqualTo(Visibility.PRIVATE);
  }

  @Test
  void aChangedOccurrenceSaysWhatItSaidOrElseWhatItsSeriesSays() {
    SeriesOverride party = override("2026-12-02T10:00:00", "Party");
    EventBody series = daily(List.of(party));
    EventBody read =
        daily(
            List.of(
                override("2026-12-02T10:00:00", "busy"), override("2026-12-03T10:00:00", "busy")));

    assertThat(KnownDetails.kept(Optional.of(series), read).overrides())
        .extracting(each -> each.details().text().title())
        .containsExactly("Party", "Series");
  }

  private static SeriesOverride override(String slot, String title) {
    return new SeriesOverride(slot(slot), berlin("2026-12-02T15:00"), details(title));
  }

  private static EventBody daily(List<SeriesOverride> overrides) {
    return new EventBody(
        berlin("2026-12-01T10:00"),
        details("Series"),
        Optional.of(new Recurrence(List.of(), List.of(), List.of())),
        overrides);
  }
}
