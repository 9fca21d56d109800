package dev.calsync.tck.connector;

import dev.calsync.connector.Coverage;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a scripted calendar tells of its objects to an account that may see no more than busy time
 * (SEM-18). Where the words would be stands a word of the provider's own.
 */
final class ScriptedTelling {

  private static final EventDetails BUSY =
      EventDetails.of(new EventText("busy", "", "", "", List.of()));

  private final ScriptedCalendar calendar;

  ScriptedTelling(ScriptedCalendar calendar) {
    this.calendar = calendar;
  }

  List<SourcePart> told(List<SourcePart> parts) {
    return switch (calendar.capabilities().reads().tells()) {
      case EVENTS -> parts;
      case BUSY_EVENTS -> parts.stream().map(ScriptedTelling::wordless).toList();
      case BUSY_TIMES -> parts.stream().flatMap(this::times).toList();
    };
  }

  Coverage covered(Coverage coverage) {
    return switch (calendar.capabilities().reads().tells()) {
      case EVENTS, BUSY_EVENTS -> coverage;
      case BUSY_TIMES -> new Coverage.Within(calendar.habits().timesOf());
    };
  }

  private static SourcePart wordless(SourcePart part) {
    if (part instanceof SourcePart.Whole whole) {
      return new SourcePart.Whole(whole.object(), wordless(whole.body()));
    }
    if (part instanceof SourcePart.Master master) {
      return new SourcePart.Master(master.object(), wordless(master.body()));
    }
    return part instanceof SourcePart.Changed changed
        ? new SourcePart.Changed(changed.object(), changed.series(), wordless(changed.override()))
        : part;
  }

  private static EventBody wordless(EventBody body) {
    return new EventBody(
        body.time(),
        BUSY,
        body.recurrence(),
        body.overrides().stream().map(ScriptedTelling::wordless).toList());
  }

  private static SeriesOverride wordless(SeriesOverride override) {
    return new SeriesOverride(override.slot(), override.time(), BUSY);
  }

  /** Each under an id that no other listing has. */
  private Stream<SourcePart> times(SourcePart part) {
    TimeRange range = calendar.habits().timesOf();
    return part instanceof SourcePart.Whole whole
        ? new ScriptedSlots(whole.body())
            .within(range).stream()
                .map(
                    each ->
                        new SourcePart.Whole(
                            new SourceObject(
                                calendar.nextId(), "", RemoteVersion.UNKNOWN, Optional.empty()),
                            EventBody.single(each.time(), BUSY)))
        : Stream.empty();
  }
}
