package dev.calsync.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Thread-safe. */
public final class ManualClock extends Clock {

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private ManualClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * A clock in UTC.
   *
   * @param start the time that it shows first
   * @return the clock
   */
  public static ManualClock at(Instant start) {
    return new ManualClock(new AtomicReference<>(start), ZoneOffset.UTC);
  }

  /**
   * A clock in UTC.
   *
   * @param start the time that it shows first, such as {@code 2026-11-20T09:00:00Z}
   * @return the clock
   */
  public static ManualClock at(String start) {
    return at(Instant.parse(start));
  }

  /**
   * Moves the clock.
   *
   * @param by how far; negative to step back, as a wall clock may
   */
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }

  /**
   * Sets the clock.
   *
   * @param to the time that it shows from now on
   */
  public void set(Instant to) {
    now.set(to);
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock, shown in another zone: moving one moves both. */
  @Override
  public ManualClock withZone(ZoneId other) {
    return new ManualClock(now, other);
  }

  @Override
  public String toString() {
    return "ManualClock[" + now + ", " + zone + "]";
  }
}
