package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** R-C11: leaving the window deletes nothing unless the edge says so. */
class RetentionTest {

  private static final TimeFrame AUCKLAND =
      new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId("Pacific/Auckland"));
  private static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");

  @Test
  void thePastIsKeptUnlessSaid() {
    assertThat(Policy.busy().retention()).isEqualTo(Retention.KEEP_PAST);
    assertThat(Retention.KEEP_PAST.keptFrom(NOW, AUCKLAND)).isEqualTo(TimeRange.ALWAYS.from());
    assertThat(Policy.busy().toJson()).doesNotContain("prune");
  }

  @Test
  void daysAreThoseOfTheOwner() {
    assertThat(Retention.pruneAfter(7).keptFrom(NOW, AUCKLAND))
        .as("21 November in Auckland, seven days before")
        .isEqualTo("2026-11-13T11:00:00Z");
    assertThat(Retention.pruneAfter(0).keptFrom(NOW, AUCKLAND)).isEqualTo("2026-11-20T11:00:00Z");
  }

  @Test
  void aCeilingBoundsHowLong() {
    Policy week = Policy.busy().toBuilder().retention(Retention.pruneAfter(7)).build();
    Policy month = Policy.busy().toBuilder().retention(Retention.pruneAfter(30)).build();
    assertThat(week.narrowerOrEqual(month)).isTrue();
    assertThat(week.narrowerOrEqual(Policy.busy())).isTrue();
    assertThat(month.narrowerOrEqual(week)).isFalse();
    assertThat(Policy.busy().narrowerOrEqual(week)).isFalse();
  }

  @Test
  void itIsSaidInWords() {
    Policy week = Policy.busy().toBuilder().retention(Retention.pruneAfter(7)).build();
    assertThat(week.describe(Locale.ENGLISH)).contains("Removes what ended more than 7 days ago.");
    assertThat(week.describe(Locale.GERMAN)).contains("7 Tagen");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> Retention.pruneAfter(-1)).isInstanceOf(IllegalPolicyException.class);
    assertThatThrownBy(() -> Retention.pruneAfter(40_000))
        .isInstanceOf(IllegalPolicyException.class);
    for (String days : new String[] {"-1", "1.5", "\"7\"", "99999999999"}) {
      assertThatThrownBy(() -> Policy.fromJson("{\"version\":1,\"pruneAfterDays\":" + days + "}"))
          .isInstanceOf(IllegalPolicyException.class);
    }
  }
}
