package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.Coverage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A complete listing is complete, and single objects can be read. */
public interface ReadContract extends RiggedContract {

  /** c01: every event is listed once, under its own UID and an id of its own. */
  @Test
  default void c01_everyEventIsListedExactlyOnce() {
    rig().provider().put("one", SampleEvents.timed("One"));
    rig().provider().put("two", SampleEvents.allDay());
    rig().provider().put("three", SampleEvents.series());

    Reading reading = Reading.whole(rig());

    assertThat(reading.uids()).containsExactlyInAnyOrder("one", "two", "three");
    assertThat(reading.parts()).extracting(SourcePart::id).doesNotHaveDuplicates();
    assertThat(reading.objects()).hasSize(3);
    assertThat(reading.coverage()).contains(Coverage.WHOLE);
  }

  /** c01: an event is listed with the content it has. */
  @Test
  default void c01_anEventIsListedAsItIs() {
    Map<String, EventBody> events =
        Map.of(
            "timed", SampleEvents.timed("One"),
            "words", SampleEvents.wordy(),
            "free", SampleEvents.freeAndPrivate(),
            "days", SampleEvents.allDay(),
            "series", SampleEvents.series(),
            "series of days", SampleEvents.allDaySeries());
    events.forEach(rig().provider()::put);

    Reading reading = Reading.whole(rig());

    events.forEach(
        (uid, body) ->
            assertThat(MirrorShape.shownBy(reading.body(uid))).as(uid).isEqualTo(shown(body)));
  }

  /** c01: a calendar without events is a complete listing of none. */
  @Test
  default void c01_anEmptyCalendarIsListedAsEmpty() {
    Reading reading = Reading.whole(rig());

    assertThat(reading.parts()).isEmpty();
    assertThat(reading.coverage()).contains(Coverage.WHOLE);
  }

  /** c01: an event keeps its id as long as it lives, and changes its version with its content. */
  @Test
  default void c01_theIdStaysAndTheVersionChanges() {
    rig().provider().put("one", SampleEvents.timed("Before"));
    SourcePart.Whole before = Reading.whole(rig()).event("one");
    assertThat(Reading.whole(rig()).event("one").object()).isEqualTo(before.object());

    rig().provider().put("one", SampleEvents.timed("After"));
    SourcePart.Whole after = Reading.whole(rig()).event("one");

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.object().version()).isNotEqualTo(before.object().version());
  }

  /** c19: a fetch answers one part for each id, in the order asked. */
  @Test
  default void c19_aFetchAnswersInTheOrderAsked() {
    rig().provider().put("one", SampleEvents.timed("One"));
    rig().provider().put("two", SampleEvents.timed("Two"));
    Reading listing = Reading.whole(rig());
    RemoteId one = listing.event("one").id();
    RemoteId two = listing.event("two").id();
    rig().provider().remove("one");

    List<SourcePart> parts =
        rig().connector().reader().fetch(rig().call(), rig().calendar(), List.of(two, one, two));

    assertThat(parts).extracting(SourcePart::id).containsExactly(two, one, two);
    assertThat(parts.get(0)).isEqualTo(listing.event("two")).isEqualTo(parts.get(2));
    assertThat(parts.get(1)).isInstanceOf(SourcePart.Gone.class);
  }
}
