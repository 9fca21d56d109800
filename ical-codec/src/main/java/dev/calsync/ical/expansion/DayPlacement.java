package dev.calsync.ical.expansion;

import dev.calsync.event.EventTime;
import dev.calsync.event.Occurrence;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Whole days: the owner's local days, whatever the zone of their calendar (SEM-28).
 *
 * @param days how many
 * @param owner the owner's clock
 */
record DayPlacement(long days, WallClock owner) implements Placement {

  @Override
  public long wall(Slot slot) {
    return slot.day().toEpochDay() * DayCycle.SECONDS_A_DAY;
  }

  @Override
  public long lastWall(Slot until) {
    return wall(until);
  }

  @Override
  public long shown(long wall) {
    return wall;
  }

  @Override
  public Occurrence occurrence(long wall) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(wall, DayCycle.SECONDS_A_DAY));
    return new Occurrence(
        new Slot.OnDay(day),
        new EventTime.AllDay(day, day.plusDays(days)),
        Instant.ofEpochSecond(owner.firstInstant(wall)),
        Instant.ofEpochSecond(owner.firstInstant(wall + days * DayCycle.SECONDS_A_DAY)),
        Optional.empty());
  }

  @Override
  public Window window(TimeRange range) {
    return new Window(
        owner.earliestAt(Window.seconds(range.from())) - days * DayCycle.SECONDS_A_DAY,
        owner.latestBefore(Window.seconds(range.to())));
  }

  @Override
  public boolean wholeDays() {
    return true;
  }
}
