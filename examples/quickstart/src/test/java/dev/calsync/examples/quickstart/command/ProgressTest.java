package dev.calsync.examples.quickstart.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a long run says of itself. */
class ProgressTest {

  private static final OwnerId ME = OwnerId.of("me");
  private static final CalendarId CALENDAR = CalendarId.of("c");

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T00:00:00Z"));
  private final Progress progress = new Progress(console(), clock());

  @Test
  void aShortRunSaysNothing() {
    progress.pageRead(ME, CALENDAR, 500);
    progress.mirrorsWritten(ME, CALENDAR, 50);
    assertThat(said()).isEmpty();
  }

  @Test
  void zeroIsNotToldAndTakesNobodysTurn() {
    pass();
    progress.pageRead(ME, CALENDAR, 0);
    progress.mirrorsWritten(ME, CALENDAR, 0);
    assertThat(said()).isEmpty();
    progress.pageRead(ME, CALENDAR, 1);
    assertThat(said()).isEqualTo("calsync: read 1 event so far\n");
  }

  @Test
  void removedMirrorsAreToldWithTheWrittenOnes() {
    progress.mirrorsWritten(ME, CALENDAR, 30);
    pass();
    progress.mirrorsWritten(ME, CALENDAR, 12);
    assertThat(said()).isEqualTo("calsync: wrote or removed 42 mirrors so far\n");
  }

  private void pass() {
    now.updateAndGet(at -> at.plus(Duration.ofSeconds(3)));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Console console() {
    return new Console(
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private Clock clock() {
    InstantSource source = now::get;
    return source.withZone(ZoneOffset.UTC);
  }
}
