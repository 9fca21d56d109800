package dev.calsync.tck.store;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lane;
import dev.calsync.store.Stamps;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The names that all scenes use. */
final class Bench {

  static final OwnerId ANN = OwnerId.of("ann");
  static final OwnerId BOB = OwnerId.of("bob");
  static final CalendarId SOURCE = CalendarId.of("work");
  static final CalendarId TARGET = CalendarId.of("family");
  static final CalendarId ELSEWHERE = CalendarId.of("elsewhere");
  static final EdgeId EDGE = EdgeId.of("work-to-family");
  static final Stamps STAMPS = new Stamps(1, 1, 1, 1, "2026c");

  /** Longer than any scene. */
  static final Duration LEASE = Duration.ofDays(30);

  private Bench() {}

  static Lane in(OwnerId owner) {
    return in(owner, "c1");
  }

  static Lane in(OwnerId owner, String connection) {
    return new Lane(owner, ConnectionId.of(connection), Lane.Direction.IN);
  }

  static Lane out(OwnerId owner) {
    return new Lane(owner, ConnectionId.of("c1"), Lane.Direction.OUT);
  }

  static JobKey intake(String subject) {
    return new JobKey(JobKind.INTAKE, subject);
  }

  static FormBytes bytes(String text) {
    return FormBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of a text; of the empty text, {@link FormHash#ABSENT}. */
  static FormHash hash(String text) {
    if (text.isEmpty()) {
      return FormHash.ABSENT;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return FormHash.of(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  static JournalLine line(String action, String uid) {
    return new JournalLine(
        action, "run-1", SOURCE, Optional.of(EDGE), uid, "BECAUSE", Map.of("n", "1"));
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  static Duration hours(long hours) {
    return Duration.ofHours(hours);
  }
}
