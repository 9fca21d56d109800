package dev.calsync.engine.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.Slot;
import dev.calsync.store.FormHash;
import dev.calsync.store.Part;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** R-F5: a lost store is rebuilt on whatever machine comes next. */
@Isolated("changes the JVM's locale and zone")
class NamesAnywhereTest {

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @AfterEach
  void goHome() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @Test
  void neitherLocaleNorZoneOfTheJvmChangesAName() {
    List<String> home = names();
    for (String language : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist")) {
      for (String place : List.of("Pacific/Kiritimati", "Etc/GMT+12")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone(place));
        assertThat(names()).as(language + " in " + place).isEqualTo(home);
      }
    }
  }

  private static List<String> names() {
    MirrorNames names = new MirrorNames(Mirrors.keys("ours", 7));
    return IntStream.range(0, 50)
        .boxed()
        .flatMap(
            i -> {
              Part part = Part.slot(Slot.parse("2026-11-23T10:00:00"));
              CanonicalKey event = new CanonicalKey("İstanbul", "Ünïcode-ı-" + i);
              FormHash lineage = names.lineage("iI", event, part, "target");
              FormHash identity = names.identity(lineage, i).hash();
              return List.of(names.uid(identity), names.mark(part, names.identity(lineage, i)))
                  .stream();
            })
        .toList();
  }
}
