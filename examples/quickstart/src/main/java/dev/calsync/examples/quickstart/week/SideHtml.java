package dev.calsync.examples.quickstart.week;

import dev.calsync.event.Visibility;
import dev.calsync.examples.quickstart.week.AllDayLayout.Bar;
import dev.calsync.examples.quickstart.week.DayLayout.Block;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** One half of the page: heading, legend of calendars, and the grid of days and frame. */
final class SideHtml {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);

  /** Hues beyond this many calendars start over. */
  private static final int HUES = 6;

  /** A line of a title is as high as this many minutes, where hours are drawn closest. */
  private static final int MINUTES_OF_A_LINE = 25;

  /** Days of more hours than this are drawn closer. */
  private static final int LONG_DAY = 18;

  private final Week week;
  private final Frame frame;
  private final Set<Entry> alone;
  private final String kind;
  private final StringBuilder html = new StringBuilder();

  SideHtml(Week week, Frame frame, Set<Entry> alone, String kind) {
    this.week = week;
    this.frame = frame;
    this.alone = alone;
    this.kind = kind;
  }

  String of(Side side, Entries.Shown shown) {
    List<Entry> entries = shown.entries();
    html.append("<section class=\"side ").append(kind).append("\">\n");
    heading(side, shown);
    html.append("<div class=\"sheet\">\n");
    dayNames();
    allDay(AllDayLayout.of(week, entries));
    hourGrid(entries);
    html.append("</div>\n</section>\n");
    return html.toString();
  }

  private void heading(Side side, Entries.Shown shown) {
    html.append("<header><h2>")
        .append(Html.text(side.heading()))
        .append("</h2><p class=\"count\">")
        .append(Words.count(shown.entries().size(), "entry", "entries"))
        .append(" this week")
        .append(shown.leftOut() == 0 ? "" : ", " + shown.leftOut() + " more left out")
        .append(side.unreadable() == 0 ? "" : ", " + side.unreadable() + " unreadable")
        .append("</p><ul class=\"calendars\">");
    for (int index = 0; index < side.calendars().size(); index++) {
      html.append("<li class=\"")
          .append(hue(index))
          .append("\"><bdi>")
          .append(Html.text(side.calendars().get(index).name()))
          .append("</bdi></li>");
    }
    html.append("</ul></header>\n");
  }

  private void dayNames() {
    html.append("<div class=\"days\">");
    for (LocalDate day : week.days()) {
      html.append("<div class=\"day")
          .append(weekend(day))
          .append("\"><span>")
          .append(WEEKDAY.format(day))
          .append("</span> <b>")
          .append(day.getDayOfMonth())
          .append("</b></div>");
    }
    html.append("</div>\n");
  }

  private void allDay(List<Bar> bars) {
    html.append("<div class=\"allday\" style=\"--rows:").append(frame.allDayRows()).append("\">");
    bars.forEach(this::bar);
    html.append("</div>\n");
  }

  private void bar(Bar bar) {
    html.append("<div class=\"")
        .append(classes(bar.entry()))
        .append("\" style=\"grid-area:")
        .append(bar.row() + 1)
        .append('/')
        .append(bar.firstDay() + 1)
        .append('/')
        .append(bar.row() + 2)
        .append('/')
        .append(bar.endDay() + 1)
        .append("\" title=\"")
        .append(hover(bar.entry()))
        .append("\">");
    title(bar.entry());
    html.append("</div>");
  }

  private void hourGrid(List<Entry> entries) {
    html.append("<div class=\"hours")
        .append(frame.hours() > LONG_DAY ? " long" : "")
        .append("\" style=\"--hours:")
        .append(frame.hours())
        .append("\">\n");
    html.append("<div class=\"clock\">");
    IntStream.range(frame.first() + 1, frame.end())
        .forEach(
            hour ->
                html.append("<span style=\"top:calc(var(--hour)*")
                    .append(hour - frame.first())
                    .append(")\">")
                    .append(hour)
                    .append(":00</span>"));
    html.append("</div>\n");
    for (LocalDate day : week.days()) {
      html.append("<div class=\"day").append(weekend(day)).append("\">");
      DayLayout.of(day, entries).forEach(this::block);
      html.append("</div>\n");
    }
    html.append("</div>\n");
  }

  private void block(Block block) {
    html.append("<div class=\"")
        .append(classes(block.entry()))
        .append(block.to() - block.from() < 45 ? " short" : "")
        .append("\" style=\"--top:")
        .append(frame.minutesAfterFirst(block.from()))
        .append(";--long:")
        .append(block.to() - block.from())
        .append(";--column:")
        .append(block.column())
        .append(";--columns:")
        .append(block.columns())
        .append(";--lines:")
        .append(linesOfTitle(block))
        .append("\" title=\"")
        .append(hover(block.entry()))
        .append("\">");
    title(block.entry());
    html.append("<small>").append(clock(block.entry())).append("</small>");
    place(block.entry());
    html.append("</div>");
  }

  /** Whole lines, so that a title too long for its block ends between two words. */
  private static int linesOfTitle(Block block) {
    return Math.max(1, (block.to() - block.from()) / MINUTES_OF_A_LINE);
  }

  private void title(Entry entry) {
    html.append("<b><bdi>").append(shownTitle(entry)).append("</bdi>");
    if (entry.repeats()) {
      html.append("<i aria-label=\"repeats\">↻</i>");
    }
    if (entry.details().visibility() != Visibility.NORMAL) {
      html.append(WeekPage.LOCK);
    }
    html.append("</b>");
  }

  private void place(Entry entry) {
    String location = entry.details().text().location();
    if (!location.isEmpty()) {
      html.append("<small><bdi>").append(Html.text(location)).append("</bdi></small>");
    }
  }

  private String classes(Entry entry) {
    return "entry "
        + entry.look()
        + " "
        + hue(entry.calendar())
        + (alone.contains(entry) ? " alone" : "");
  }

  private String hue(int calendar) {
    return "hue" + calendar % HUES;
  }

  private static String hover(Entry entry) {
    String when = entry.allDay() ? "all day" : clock(entry);
    return shownTitle(entry) + " · " + when + " · " + entry.look();
  }

  private static String shownTitle(Entry entry) {
    String title = entry.details().text().title();
    return title.isBlank() ? "(no title)" : Html.text(title);
  }

  private static String clock(Entry entry) {
    return CLOCK.format(entry.from()) + "–" + CLOCK.format(entry.to());
  }

  private static String weekend(LocalDate day) {
    return day.getDayOfWeek().getValue() > 5 ? " weekend" : "";
  }
}
