package dev.calsync.engine.form;

import dev.calsync.event.Frequency;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.WeekdayOrdinal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** A recurrence rule. */
final class RuleForm {

  private static final int FREQUENCY = 1;
  private static final int INTERVAL = 2;
  private static final int COUNT = 3;
  private static final int UNTIL = 4;
  private static final int BY_SECOND = 5;
  private static final int BY_MINUTE = 6;
  private static final int BY_HOUR = 7;
  private static final int BY_DAY = 8;
  private static final int BY_MONTH_DAY = 9;
  private static final int BY_YEAR_DAY = 10;
  private static final int BY_WEEK_NO = 11;
  private static final int BY_MONTH = 12;
  private static final int BY_SET_POS = 13;
  private static final int WEEK_START = 14;

  private Frequency frequency = Codes.FREQUENCY.first();
  private int interval = 1;
  private RuleEnd end = RuleEnd.NEVER;
  private final List<WeekdayOrdinal> byDay = new ArrayList<>();
  private List<Integer> bySecond = List.of();
  private List<Integer> byMinute = List.of();
  private List<Integer> byHour = List.of();
  private List<Integer> byMonthDay = List.of();
  private List<Integer> byYearDay = List.of();
  private List<Integer> byWeekNo = List.of();
  private List<Integer> byMonth = List.of();
  private List<Integer> bySetPos = List.of();
  private DayOfWeek weekStart = DayOfWeek.MONDAY;

  private RuleForm() {}

  static void writeFields(FormWriter out, RecurrenceRule rule) {
    out.number(FREQUENCY, Codes.FREQUENCY.of(rule.frequency()));
    out.number(INTERVAL, rule.interval() == 1 ? 0 : rule.interval());
    if (rule.end() instanceof RuleEnd.Count count) {
      out.number(COUNT, count.slots());
    } else if (rule.end() instanceof RuleEnd.Until until) {
      out.always(UNTIL, SlotForm.write(until.last()));
    }
    numbers(out, BY_SECOND, rule.bySecond());
    numbers(out, BY_MINUTE, rule.byMinute());
    numbers(out, BY_HOUR, rule.byHour());
    days(out, rule.byDay());
    numbers(out, BY_MONTH_DAY, rule.byMonthDay());
    numbers(out, BY_YEAR_DAY, rule.byYearDay());
    numbers(out, BY_WEEK_NO, rule.byWeekNo());
    numbers(out, BY_MONTH, rule.byMonth());
    numbers(out, BY_SET_POS, rule.bySetPos());
    out.number(WEEK_START, rule.weekStart().getValue() - 1);
  }

  static RecurrenceRule read(FormReader in) {
    RuleForm form = new RuleForm();
    while (in.next()) {
      form.take(in);
    }
    return form.rule();
  }

  private void take(FormReader in) {
    switch (in.tag()) {
      case FREQUENCY -> frequency = Codes.FREQUENCY.at(in.number());
      case INTERVAL -> interval = in.count();
      case COUNT -> end(new RuleEnd.Count(in.count()));
      case UNTIL -> end(new RuleEnd.Until(SlotForm.read(in.number())));
      case BY_SECOND -> bySecond = numbers(in);
      case BY_MINUTE -> byMinute = numbers(in);
      case BY_HOUR -> byHour = numbers(in);
      case BY_DAY -> days(in);
      case BY_MONTH_DAY -> byMonthDay = numbers(in);
      case BY_YEAR_DAY -> byYearDay = numbers(in);
      case BY_WEEK_NO -> byWeekNo = numbers(in);
      case BY_MONTH -> byMonth = numbers(in);
      case BY_SET_POS -> bySetPos = numbers(in);
      case WEEK_START -> weekStart = DayOfWeek.of(1 + in.count());
      default -> {}
    }
  }

  private void end(RuleEnd read) {
    if (!end.equals(RuleEnd.NEVER)) {
      throw FormReader.unreadable("a rule has two ends");
    }
    end = read;
  }

  private RecurrenceRule rule() {
    return new RecurrenceRule(
        frequency,
        interval,
        end,
        bySecond,
        byMinute,
        byHour,
        byDay,
        byMonthDay,
        byYearDay,
        byWeekNo,
        byMonth,
        bySetPos,
        weekStart);
  }

  private static void numbers(FormWriter out, int tag, List<Integer> values) {
    if (!values.isEmpty()) {
      int list = out.open(tag);
      for (int value : values) {
        out.numberItem(FormWriter.zigzag(value));
      }
      out.close(list);
    }
  }

  private static List<Integer> numbers(FormReader in) {
    List<Integer> values = new ArrayList<>();
    for (FormReader list = in.inside(); list.hasItem(); ) {
      values.add(Math.toIntExact(FormReader.unzigzag(list.numberItem())));
    }
    return values;
  }

  /** The ordinal, then three bits for the day of the week. */
  private static void days(FormWriter out, List<WeekdayOrdinal> values) {
    if (!values.isEmpty()) {
      int list = out.open(BY_DAY);
      for (WeekdayOrdinal value : values) {
        out.numberItem(FormWriter.zigzag(value.ordinal()) << 3 | value.day().getValue());
      }
      out.close(list);
    }
  }

  private void days(FormReader in) {
    for (FormReader list = in.inside(); list.hasItem(); ) {
      long item = list.numberItem();
      int ordinal = Math.toIntExact(FormReader.unzigzag(item >>> 3));
      byDay.add(new WeekdayOrdinal(ordinal, DayOfWeek.of((int) (item & 7))));
    }
  }
}
