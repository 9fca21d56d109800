package dev.calsync.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyWordsTest {

  @Test
  void saysWhatIsShownAndWhatIsNot() {
    Policy policy =
        Policy.builder()
            .detail(Detail.TITLE)
            .skip(Filter.allOf(Filter.allDay(), Filter.titleContains("it's")))
            .window(Window.past(Period.ofDays(1)).future(Period.ofMonths(12)))
            .buffer(Buffer.before(Duration.ofMinutes(15)))
            .build();
    assertThat(policy.describe(Locale.ENGLISH))
        .isEqualTo(
            """
            Shows the title.
            Leaves out events to which all apply of [of whole days; whose title contains it's].
            Leaves out events answered DECLINED.
            Shows of private events only that the time is taken.
            Leaves out meetings that are in the target calendar already.
            Adds 15 minutes before and 0 minutes after timed events.
            Looks back 1 day.
            Looks ahead 12 months.""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void hasWordsForEveryPolicy(String language) {
    for (FilterKind kind : FilterKind.values()) {
      assertThat(Filters.simple().stream().map(Filter::kind).anyMatch(kind::equals))
          .as("a filter of kind %s", kind)
          .isNotEqualTo(kind == FilterKind.NOT || kind == FilterKind.ANY || kind == FilterKind.ALL);
    }
    Policy all =
        Policy.full().toBuilder()
            .skip(Filters.simple().toArray(new Filter[0]))
            .only(Filter.not(Filter.anyOf(Filter.free())), Filters.one(new Random(1)))
            .template(Field.TITLE, "{title}")
            .zeroLengthBlocks(true)
            .build();
    for (PrivateEvents choice : PrivateEvents.values()) {
      assertThat(
              all.toBuilder()
                  .privateEvents(choice)
                  .build()
                  .describe(Locale.forLanguageTag(language)))
          .isNotBlank();
    }
    for (AlreadyPresent choice : AlreadyPresent.values()) {
      assertThat(
              all.toBuilder()
                  .alreadyPresent(choice)
                  .build()
                  .describe(Locale.forLanguageTag(language)))
          .isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void hasWordsForBlocks(String language) {
    Locale locale = Locale.forLanguageTag(language);
    Policy wide = Policy.builder().merge(Merging.across(Duration.ofMinutes(15))).build();
    assertThat(wide.describe(locale)).contains("15").isNotEqualTo(Policy.blocks().describe(locale));
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  void speaksEnglishWhereItDoesNotKnowTheLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMAN);
      assertThat(Policy.busy().describe(Locale.JAPANESE))
          .isEqualTo(Policy.busy().describe(Locale.ENGLISH));
    } finally {
      Locale.setDefault(before);
    }
  }
}
