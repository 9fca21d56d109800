package dev.calsync.engine.form;

import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeZoneId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** When an event takes place: {@code day, days} or {@code start, zone if any, length}. */
final class TimeForm {

  private static final int DAY = 1;
  private static final int DAYS = 2;
  private static final int START = 3;
  private static final int ZONE = 4;
  private static final int LENGTH_DAYS = 5;
  private static final int LENGTH_SECONDS = 6;

  private @Nullable LocalDate day;
  private long days;
  private @Nullable LocalDateTime start;
  private @Nullable TimeZoneId zone;
  private int lengthDays;
  private long lengthSeconds;

  private TimeForm() {}

  static void write(FormWriter out, int tag, EventTime time) {
    int message = out.open(tag);
    if (time instanceof EventTime.AllDay dates) {
      out.signed(DAY, dates.start().toEpochDay());
      out.number(DAYS, dates.days());
    } else if (time instanceof EventTime.Zoned zoned) {
      out.signed(START, SlotForm.seconds(zoned.start()));
      out.text(ZONE, zoned.zone().id());
      length(out, zoned.length());
    } else if (time instanceof EventTime.Floating floating) {
      out.signed(START, SlotForm.seconds(floating.start()));
      length(out, floating.length());
    }
    out.close(message);
  }

  private static void length(FormWriter out, Length length) {
    out.number(LENGTH_DAYS, length.days());
    out.number(LENGTH_SECONDS, length.exact().getSeconds());
  }

  static EventTime read(FormReader in) {
    TimeForm form = new TimeForm();
    for (FormReader fields = in.inside(); fields.next(); ) {
      form.take(fields);
    }
    return form.time();
  }

  private void take(FormReader in) {
    switch (in.tag()) {
      case DAY -> day = LocalDate.ofEpochDay(in.signed());
      case DAYS -> days = in.number();
      case START -> start = SlotForm.wallTime(in.signed());
      case ZONE -> zone = new TimeZoneId(in.text());
      case LENGTH_DAYS -> lengthDays = in.count();
      case LENGTH_SECONDS -> lengthSeconds = in.number();
      default -> {}
    }
  }

  private EventTime time() {
    if (day != null && start == null) {
      return new EventTime.AllDay(day, day.plusDays(days));
    }
    if (start == null || day != null) {
      throw FormReader.unreadable("a time has both a day and a start, or neither");
    }
    Length length = new Length(lengthDays, Duration.ofSeconds(lengthSeconds));
    return zone == null
        ? new EventTime.Floating(start, length)
        : new EventTime.Zoned(start, zone, length);
  }
}
