package dev.calsync.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.RandomEvents;
import dev.calsync.event.MirrorShape;
import dev.calsync.store.FormHash;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** R-C3: a hash is the same whatever the JVM takes for its own language and place. */
@Isolated("changes the JVM's locale and zone")
class HashAnywhereTest {

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void goHome() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @Test
  void neitherLocaleNorZoneOfTheJvmChangesAHash() {
    List<FormHash> home = hashes();
    for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist")) {
      for (String place : List.of("Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone(place));
        assertThat(hashes()).as(language + " in " + place).isEqualTo(home);
      }
    }
  }

  private static List<FormHash> hashes() {
    return LongStream.rangeClosed(1, 100)
        .mapToObj(seed -> ShapeForm.hash(MirrorShape.shownBy(new RandomEvents(seed).body())))
        .toList();
  }
}
