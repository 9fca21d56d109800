package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.Availability;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Frequency;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.Visibility;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The life of a mirror and of a mirrored series through the connector, as the engine asks it. */
final class LiveSmoke {

  private static final Optional<Recurrence> WEEKLY =
      Optional.of(
          new Recurrence(List.of(RecurrenceRule.every(Frequency.WEEKLY)), List.of(), List.of()));

  /** Google does not promise that a listing shows at once what was written. */
  private static final int MOST_LISTINGS = 10;

  private final LiveOverlay overlay;
  private final LocalDateTime monday;
  private final Call call;
  private final CalendarRef calendar;
  private final MirrorWriter writer;
  private final OverrideWriter overrides;

  LiveSmoke(LiveOverlay overlay) {
    this.overlay = overlay;
    this.monday = overlay.monday();
    this.call = overlay.call();
    this.calendar = overlay.calendar();
    this.writer = overlay.connector().writer().orElseThrow();
    this.overrides = writer.overrides().orElseThrow();
  }

  void aMirrorLivesAndDies() {
    String id = overlay.id("mirror");
    Cursor before = cursor();
    MirrorRef made = applied(writer.createMirror(call, calendar, form(id, monday)));
    MirrorRef moved =
        applied(writer.updateMirror(call, calendar, made, form(id, monday.plusHours(2))));
    assertThat(moved.version()).isNotEqualTo(made.version());
    SourceObject listed = listedSince(before, moved);
    assertThat(listed.mark()).contains(mark(id));
    assertThat(writer.updateMirror(call, calendar, made, form(id, monday)))
        .as("a write that depends on a version that is gone")
        .isInstanceOf(WriteOutcome.Conflicted.class);
    applied(writer.deleteMirror(call, calendar, moved));
    assertThat(writer.findMirror(call, calendar, id, Optional.empty())).isEmpty();
  }

  void aSeriesIsChangedCancelledAndRestored() {
    String id = overlay.id("series");
    MirrorRef series = applied(writer.createMirror(call, calendar, form(id, monday, WEEKLY)));
    String third = overlay.occurrences(id).get(2).text("id");
    change(series, monday.plusWeeks(1), form(id, monday.plusWeeks(1).plusHours(3)));
    assertThat(overlay.delete(third)).isInstanceOf(Reply.Answered.class);
    assertThat(overlay.event(third).text("status")).isEqualTo("cancelled");
    change(series, monday.plusWeeks(2), form(id, monday.plusWeeks(2)));
    assertThat(overlay.event(third).text("status")).isEqualTo("confirmed");
    assertThat(overrides.of(call, calendar, series.id()))
        .as("what is changed of the series")
        .allMatch(part -> part instanceof SourcePart.Changed)
        .extracting(part -> part.names().orElseThrow().mark())
        .contains(Optional.of(mark(id)));
    SourceObject now =
        writer
            .findMirror(call, calendar, id, Optional.of(series.id()))
            .flatMap(SourcePart::names)
            .orElseThrow();
    applied(writer.deleteMirror(call, calendar, new MirrorRef(now.id(), now.version())));
    assertThat(writer.findMirror(call, calendar, id, Optional.empty())).isEmpty();
  }

  private void change(MirrorRef series, LocalDateTime at, MirrorForm form) {
    applied(
        overrides.write(
            call,
            calendar,
            new MirrorWrite.Changed(series.id(), new Slot.AtTime(at), Optional.empty(), form)));
  }

  private Cursor cursor() {
    FetchPage page =
        overlay
            .connector()
            .reader()
            .fetchWindow(call, calendar, TimeRange.ALWAYS, Optional.empty());
    return ((FetchPage.Last) page).cursor().orElseThrow();
  }

  private SourceObject listedSince(Cursor before, MirrorRef written) {
    List<SourceObject> shown = new ArrayList<>();
    for (int listing = 0; listing < MOST_LISTINGS; listing++) {
      FetchPage page =
          overlay.connector().reader().changes(call, calendar, before, Optional.empty());
      if (page instanceof FetchPage.Last last) {
        last.parts().stream()
            .flatMap(part -> part.names().stream())
            .filter(it -> it.id().equals(written.id()))
            .filter(it -> it.version().equals(written.version()))
            .forEach(shown::add);
      }
      if (!shown.isEmpty()) {
        return shown.get(0);
      }
    }
    throw new AssertionError("no listing of changes shows the mirror as it was written last");
  }

  private static MirrorRef applied(WriteOutcome outcome) {
    assertThat(outcome).isInstanceOf(WriteOutcome.Applied.class);
    WriteOutcome.Applied applied = (WriteOutcome.Applied) outcome;
    return new MirrorRef(applied.id(), applied.version());
  }

  private static String mark(String id) {
    return "live." + id;
  }

  private static MirrorForm form(String id, LocalDateTime start) {
    return form(id, start, Optional.empty());
  }

  private static MirrorForm form(String id, LocalDateTime start, Optional<Recurrence> repeats) {
    MirrorShape.ShownDetails busy =
        new MirrorShape.ShownDetails(
            new EventText("Busy", "", "", "", List.of()), Availability.BUSY, Visibility.PRIVATE);
    EventTime time =
        new EventTime.Zoned(start, new TimeZoneId("Europe/Berlin"), Length.of(Duration.ofHours(1)));
    return new MirrorForm(id, id, mark(id), 0, new MirrorShape(time, busy, repeats, List.of()));
  }
}
