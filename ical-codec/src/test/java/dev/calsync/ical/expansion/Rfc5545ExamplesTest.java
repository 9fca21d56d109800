package dev.calsync.ical.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The examples of RFC 5545, section 3.8.5.3, and of section 3.3.10. UNTIL is written in New York's
 * wall time; in the example of every three hours as its local reading has it.
 */
@Tag("time")
class Rfc5545ExamplesTest {

  /** At 9 o'clock, unless a time follows; {@code 02..11} is each of these days. */
  @ParameterizedTest(name = "{1} from {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1997-09-02T09:00 | FREQ=DAILY;COUNT=10                                            | 1997-09-02..11
          1997-09-02T09:00 | FREQ=DAILY;UNTIL=19971223T190000                               | 1997-09-02..30 1997-10-01..31 1997-11-01..30 1997-12-01..23
          1997-09-02T09:00 | FREQ=DAILY;INTERVAL=2                                          | 1997-09-02 04 06 08 10 12 14 16 18 20 22 24 26 28 30 1997-10-02 04 …
          1997-09-02T09:00 | FREQ=DAILY;INTERVAL=10;COUNT=5                                 | 1997-09-02 12 22 1997-10-02 12
          1998-01-01T09:00 | FREQ=YEARLY;UNTIL=20000131T090000;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA | 1998-01-01..31 1999-01-01..31 2000-01-01..31
          1998-01-01T09:00 | FREQ=DAILY;UNTIL=20000131T090000;BYMONTH=1                     | 1998-01-01..31 1999-01-01..31 2000-01-01..31
          1997-09-02T09:00 | FREQ=WEEKLY;COUNT=10                                           | 1997-09-02 09 16 23 30 1997-10-07 14 21 28 1997-11-04
          1997-09-02T09:00 | FREQ=WEEKLY;UNTIL=19971223T190000                              | 1997-09-02 09 16 23 30 1997-10-07 14 21 28 1997-11-04 11 18 25 1997-12-02 09 16 23
          1997-09-02T09:00 | FREQ=WEEKLY;INTERVAL=2;WKST=SU                                 | 1997-09-02 16 30 1997-10-14 28 1997-11-11 25 1997-12-09 23 1998-01-06 20 1998-02-03 17 …
          1997-09-02T09:00 | FREQ=WEEKLY;UNTIL=19971006T200000;WKST=SU;BYDAY=TU,TH          | 1997-09-02 04 09 11 16 18 23 25 30 1997-10-02
          1997-09-02T09:00 | FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH                       | 1997-09-02 04 09 11 16 18 23 25 30 1997-10-02
          1997-09-01T09:00 | FREQ=WEEKLY;INTERVAL=2;UNTIL=19971223T190000;WKST=SU;BYDAY=MO,WE,FR | 1997-09-01 03 05 15 17 19 29 1997-10-01 03 13 15 17 27 29 31 1997-11-10 12 14 24 26 28 1997-12-08 10 12 22
          1997-09-02T09:00 | FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH             | 1997-09-02 04 16 18 30 1997-10-02 14 16
          1997-09-05T09:00 | FREQ=MONTHLY;COUNT=10;BYDAY=1FR                                | 1997-09-05 1997-10-03 1997-11-07 1997-12-05 1998-01-02 1998-02-06 1998-03-06 1998-04-03 1998-05-01 1998-06-05
          1997-09-05T09:00 | FREQ=MONTHLY;UNTIL=19971223T190000;BYDAY=1FR                   | 1997-09-05 1997-10-03 1997-11-07 1997-12-05
          1997-09-07T09:00 | FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU                | 1997-09-07 28 1997-11-02 30 1998-01-04 25 1998-03-01 29 1998-05-03 31
          1997-09-22T09:00 | FREQ=MONTHLY;COUNT=6;BYDAY=-2MO                                | 1997-09-22 1997-10-20 1997-11-17 1997-12-22 1998-01-19 1998-02-16
          1997-09-28T09:00 | FREQ=MONTHLY;BYMONTHDAY=-3                                     | 1997-09-28 1997-10-29 1997-11-28 1997-12-29 1998-01-29 1998-02-26 …
          1997-09-02T09:00 | FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15                           | 1997-09-02 15 1997-10-02 15 1997-11-02 15 1997-12-02 15 1998-01-02 15
          1997-09-30T09:00 | FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1                          | 1997-09-30 1997-10-01 31 1997-11-01 30 1997-12-01 31 1998-01-01 31 1998-02-01
          1997-09-10T09:00 | FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15 | 1997-09-10..15 1999-03-10..13
          1997-09-02T09:00 | FREQ=MONTHLY;INTERVAL=2;BYDAY=TU                               | 1997-09-02 09 16 23 30 1997-11-04 11 18 25 1998-01-06 13 20 27 1998-03-03 10 17 24 31 …
          1997-06-10T09:00 | FREQ=YEARLY;COUNT=10;BYMONTH=6,7                               | 1997-06-10 1997-07-10 1998-06-10 1998-07-10 1999-06-10 1999-07-10 2000-06-10 2000-07-10 2001-06-10 2001-07-10
          1997-03-10T09:00 | FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3                  | 1997-03-10 1999-01-10 1999-02-10 1999-03-10 2001-01-10 2001-02-10 2001-03-10 2003-01-10 2003-02-10 2003-03-10
          1997-01-01T09:00 | FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200            | 1997-01-01 1997-04-10 1997-07-19 2000-01-01 2000-04-09 2000-07-18 2003-01-01 2003-04-10 2003-07-19 2006-01-01
          1997-05-19T09:00 | FREQ=YEARLY;BYDAY=20MO                                         | 1997-05-19 1998-05-18 1999-05-17 …
          1997-05-12T09:00 | FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO                               | 1997-05-12 1998-05-11 1999-05-17 …
          1997-03-13T09:00 | FREQ=YEARLY;BYMONTH=3;BYDAY=TH                                 | 1997-03-13 20 27 1998-03-05 12 19 26 1999-03-04 11 18 25 …
          1997-06-05T09:00 | FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8                             | 1997-06-05 12 19 26 1997-07-03 10 17 24 31 1997-08-07 14 21 28 1998-06-04 11 18 25 1998-07-02 …
          1997-09-02T09:00 | FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13                            | 1997-09-02 1998-02-13 1998-03-13 1998-11-13 1999-08-13 2000-10-13 …
          1997-09-13T09:00 | FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13             | 1997-09-13 1997-10-11 1997-11-08 1997-12-13 1998-01-10 1998-02-07 1998-03-07 1998-04-11 1998-05-09 1998-06-13 …
          1996-11-05T09:00 | FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8 | 1996-11-05 2000-11-07 2004-11-02 …
          1997-09-04T09:00 | FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3                 | 1997-09-04 1997-10-07 1997-11-06
          1997-09-29T09:00 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2                  | 1997-09-29 1997-10-30 1997-11-27 1997-12-30 1998-01-29 1998-02-26 1998-03-30 …
          1997-09-02T09:00 | FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000                   | 1997-09-02@09:00,12:00,15:00
          1997-09-02T09:00 | FREQ=MINUTELY;INTERVAL=15;COUNT=6                              | 1997-09-02@09:00,09:15,09:30,09:45,10:00,10:15
          1997-09-02T09:00 | FREQ=MINUTELY;INTERVAL=90;COUNT=4                              | 1997-09-02@09:00,10:30,12:00,13:30
          1997-09-02T09:00 | FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40      | 1997-09-02@09:00,09:20,09:40,10:00,10:20,10:40,11:00,11:20,11:40,12:00,12:20,12:40,13:00,13:20,13:40,14:00,14:20,14:40,15:00,15:20,15:40,16:00,16:20,16:40 1997-09-03@09:00,09:20 …
          1997-09-02T09:00 | FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16        | 1997-09-02@09:00,09:20,09:40,10:00,10:20,10:40,11:00,11:20,11:40,12:00,12:20,12:40,13:00,13:20,13:40,14:00,14:20,14:40,15:00,15:20,15:40,16:00,16:20,16:40 1997-09-03@09:00,09:20 …
          1997-08-05T09:00 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO             | 1997-08-05 10 19 24
          1997-08-05T09:00 | FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU             | 1997-08-05 17 19 31
          2007-01-15T09:00 | FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5                          | 2007-01-15 30 2007-02-15 2007-03-15 30
          1997-01-05T09:00 | FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYDAY=SU;BYHOUR=8,9;BYMINUTE=0 | 1997-01-05 1997-01-12@08:00,09:00 1997-01-19@08:00,09:00 1997-01-26@08:00,09:00 1999-01-03@08:00,09:00 …
          """)
  void expandsAsTheRfcSays(String start, String rule, String expected) {
    List<String> walls = walls(expected);
    List<String> found =
        Given.slots(
            Given.event(Given.zoned(start, "America/New_York"))
                .rule(rule)
                .between("1996-01-01", "2010-01-01"));
    assertThat(expected.endsWith("…") ? found.subList(0, walls.size()) : found).isEqualTo(walls);
  }

  private static List<String> walls(String expected) {
    List<String> walls = new ArrayList<>();
    String month = "";
    for (String word : expected.replace("…", "").trim().split(" ")) {
      String[] daysAndTimes = word.split("@");
      String[] days = daysAndTimes[0].split("\\.\\.");
      month = days[0].length() == 2 ? month : days[0].substring(0, 8);
      int first = Integer.parseInt(days[0].substring(days[0].length() - 2));
      int last = days.length == 2 ? Integer.parseInt(days[1]) : first;
      for (int day = first; day <= last; day++) {
        for (String time : (daysAndTimes.length == 2 ? daysAndTimes[1] : "09:00").split(",")) {
          walls.add(month + (day < 10 ? "0" : "") + day + "T" + time + ":00");
        }
      }
    }
    return walls;
  }
}
