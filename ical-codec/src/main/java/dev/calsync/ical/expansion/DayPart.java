package dev.calsync.ical.expansion;

/** What one part of a rule says about days. */
interface DayPart {

  /** The days of a month that the part lets through, as the bits of {@link MonthView}. */
  int daysIn(MonthView month);
}
