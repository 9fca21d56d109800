package dev.calsync.examples.quickstart.command;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.examples.quickstart.week.Words;
import dev.calsync.host.SyncListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Says how far a long run has come, at most once a second, in lines that a log can keep. */
final class Progress implements SyncListener {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Console console;
  private final Clock clock;
  private final AtomicReference<Instant> quietUntil;
  private final AtomicLong written = new AtomicLong();

  Progress(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
    this.quietUntil = new AtomicReference<>(clock.instant().plus(PATIENCE));
  }

  @Override
  public void pageRead(OwnerId owner, CalendarId calendar, long items) {
    say(items, "read " + Words.count(items, "event", "events"));
  }

  @Override
  public void mirrorsWritten(OwnerId owner, CalendarId target, int more) {
    long all = written.addAndGet(more);
    say(all, "wrote or removed " + Words.count(all, "mirror", "mirrors"));
  }

  private void say(long number, String done) {
    if (number == 0) {
      return;
    }
    Instant now = clock.instant();
    Instant quiet = quietUntil.get();
    if (now.isAfter(quiet) && quietUntil.compareAndSet(quiet, now.plus(EVERY))) {
      console.note(done + " so far");
    }
  }
}
