package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.event.EventBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** read(write(body)) equals body. */
class RoundTripTest {

  private static final long SEED = 545;
  private static final int BODIES = 2_000;

  @Test
  void readsBackWhatItWrote() {
    System.out.println("round trip seed " + SEED);
    BodyGenerator generator = new BodyGenerator(SEED);
    for (int round = 0; round < BODIES; round++) {
      EventBody body = generator.body();
      assertThat(Ical.again(body)).as("seed %d round %d", SEED, round).isEqualTo(body);
    }
  }

  @Test
  void readsBackManyEventsOfOneCalendar() {
    BodyGenerator generator = new BodyGenerator(SEED + 1);
    List<IcalEntry> entries = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      entries.add(IcalEntry.of("id-" + i, generator.body()));
    }
    byte[] text = Ical.WRITER.named("All; of,\nthem").bytes(entries, Ical.STAMP);
    IcalCalendar read = Ical.READER.read(new String(text, StandardCharsets.UTF_8));
    assertThat(read.name()).isEqualTo("All; of,\nthem");
    assertThat(read.items())
        .map(item -> ((IcalItem.Event) item).body())
        .isEqualTo(entries.stream().map(IcalEntry::body).toList());
    assertThat(Ical.WRITER.named("All; of,\nthem").bytes(entries, Ical.STAMP)).isEqualTo(text);
  }

  @Test
  void keepsEveryLineWithin75OctetsAndValidUtf8() {
    BodyGenerator generator = new BodyGenerator(SEED + 2);
    for (int round = 0; round < 300; round++) {
      byte[] text =
          Ical.WRITER.bytes(List.of(IcalEntry.of("u".repeat(200), generator.body())), Ical.STAMP);
      String whole = new String(text, StandardCharsets.UTF_8);
      assertThat(whole).doesNotContain("\uFFFD").endsWith("END:VCALENDAR\r\n");
      for (String line : whole.split("\r\n", -1)) {
        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        assertThat(line).doesNotContain("\r", "\n");
      }
    }
  }
}
