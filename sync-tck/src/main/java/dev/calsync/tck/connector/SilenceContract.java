package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.Person;
import dev.calsync.event.SeriesOverride;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No mirror names anybody who could be sent mail (INV-14, R-C6). */
public interface SilenceContract extends RiggedContract {

  /** c18: a mirror has no guests. */
  @Test
  default void c18_aMirrorHasNoGuests() {
    WriteOutcome.Applied mirror = created(SampleMirrors.form("one", SampleEvents.timed("Busy")));

    assertNamesNobody(event(mirror.id()).body().details());
  }

  /** c18: nor has any occurrence of a mirrored series. */
  @Test
  default void c18_anOccurrenceOfAMirrorHasNoGuests() {
    assumeSeries();
    EventBody body = event(createdSeries("one", SampleEvents.series()).id()).body();

    assertNamesNobody(body.details());
    assertThat(body.overrides()).hasSize(1);
    body.overrides().stream().map(SeriesOverride::details).forEach(this::assertNamesNobody);
  }

  private void assertNamesNobody(EventDetails details) {
    assertThat(details.attendees()).isEmpty();
    assertThat(details.ownResponse()).isEqualTo(Optional.empty());
    assertThat(details.organizer()).isEqualTo(Person.NOBODY);
  }
}
