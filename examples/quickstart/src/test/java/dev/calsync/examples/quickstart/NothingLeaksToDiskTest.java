package dev.calsync.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.CalendarSync;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ics.IcsConnector;
import dev.calsync.connector.ics.IcsFile;
import dev.calsync.connector.ics.IcsFolder;
import dev.calsync.host.KeyProvider;
import dev.calsync.policy.Field;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PolicyBuilder;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * INV-15, R-K5: what a policy does not name is not in one byte of the files that are written, and
 * nothing that an event says is in a log, however much is logged.
 */
@Isolated("listens to everything that is logged")
class NothingLeaksToDiskTest {

  private static final int POLICIES = 12;

  /** Each a word that can be found again; the last two events are private. */
  private static final String EVENT =
      """
      BEGIN:VEVENT
      UID:taint-%1$s-uid@x.example
      SUMMARY:taint-%1$s-title
      DESCRIPTION:taint-%1$s-description
      LOCATION:taint-%1$s-location
      URL:https://taint-%1$s-link.example/
      CATEGORIES:taint-%1$s-categories
      COMMENT:taint-%1$s-comment
      CONTACT:taint-%1$s-contact
      X-ANYTHING:taint-%1$s-anything
      CLASS:%2$s
      DTSTART;TZID=Europe/Berlin:2026112%3$dT100000
      DURATION:PT1H
      ORGANIZER;CN=taint-%1$s-organizer:mailto:taint-%1$s-organizer@x.example
      ATTENDEE;CN=taint-%1$s-guest:mailto:taint-%1$s-guest@x.example
      BEGIN:VALARM
      ACTION:DISPLAY
      DESCRIPTION:taint-%1$s-alarm
      TRIGGER:-PT15M
      END:VALARM
      END:VEVENT
      """;

  @TempDir Path folder;
  private final Ear ear = new Ear();
  private final Logger root = Logger.getLogger("");
  private final Level loud = root.getLevel();

  /** The command line keeps it quiet, and may have run before in this process. */
  private final Logger jobs = Logger.getLogger("dev.calsync.engine.job");

  private final Level quiet = jobs.getLevel();

  @BeforeEach
  void listen() {
    root.addHandler(ear);
    root.setLevel(Level.ALL);
    jobs.setLevel(Level.ALL);
  }

  @AfterEach
  void stopListening() {
    root.setLevel(loud);
    jobs.setLevel(quiet);
    root.removeHandler(ear);
  }

  @Test
  void neitherFilesNorLogsSayMoreThanThePolicy() throws IOException {
    Path source = folder.resolve("source.ics");
    write(source, "one");
    try (CalendarSync calsync = started()) {
      OwnerScope me = calsync.owner(OwnerId.of("alice"));
      CalendarId from = me.connections().connect(IcsFile.of(source)).calendar().id();
      for (int seed = 1; seed <= POLICIES; seed++) {
        Policy policy = policy(new Random(seed));
        Path target = folder.resolve("target-" + seed);
        CalendarId to = me.connections().connect(IcsFolder.orCreate(target)).calendar().id();
        EdgeView edge = me.edges().create(from, to, policy);
        sync(me, edge);
        check("seed " + seed, content(target), policy, "one");
      }
      write(source, "two");
      me.edges().list().forEach(edge -> sync(me, edge));
      Files.writeString(source, "taint-broken-file");
      me.edges().syncNow(me.edges().list().get(0).id()).await(Duration.ofMinutes(1));
    }
    assertThat(ear.heard).as("it does hear").anyMatch(line -> line.contains("failed"));
    assertThat(ear.heard.size()).isGreaterThan(POLICIES);
    assertThat(ear.heard).noneMatch(line -> line.contains("taint-"));
  }

  @Test
  void theSearchFindsWhatAPolicyNames() throws IOException {
    Path source = folder.resolve("source.ics");
    Path target = folder.resolve("target");
    write(source, "one");
    try (CalendarSync calsync = started()) {
      OwnerScope me = calsync.owner(OwnerId.of("alice"));
      CalendarId from = me.connections().connect(IcsFile.of(source)).calendar().id();
      CalendarId to = me.connections().connect(IcsFolder.orCreate(target)).calendar().id();
      sync(me, me.edges().create(from, to, Policy.full()));
    }
    assertThat(content(target))
        .contains("taint-one-title", "taint-one-description", "taint-one-location")
        .contains("taint-one-link", "taint-one-categories");
  }

  private CalendarSync started() {
    return CalendarSync.builder()
        .store(JdbcSyncStore.embedded(folder.resolve("db")))
        .connectors(new IcsConnector())
        .keys(KeyProvider.file(folder.resolve("key")))
        .build();
  }

  private static void sync(OwnerScope me, EdgeView edge) {
    assertThat(me.edges().syncNow(edge.id()).await(Duration.ofMinutes(1)).failed()).isZero();
  }

  private static void write(Path file, String name) throws IOException {
    String text =
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:taint\n"
            + EVENT.formatted(name, "PUBLIC", 4)
            + EVENT.formatted(name + "-private", "PRIVATE", 5)
            + EVENT.formatted(name + "-confidential", "CONFIDENTIAL", 6)
            + "END:VCALENDAR\n";
    Files.writeString(file, text.replace("\n", "\r\n"));
  }

  private static Policy policy(Random random) {
    PolicyBuilder builder = Policy.builder();
    for (Field field : Field.values()) {
      if (random.nextBoolean()) {
        builder.allow(field);
      }
    }
    PrivateEvents[] choices = PrivateEvents.values();
    return builder.privateEvents(choices[random.nextInt(choices.length)]).build();
  }

  private static void check(String seed, String files, Policy policy, String name) {
    boolean open = policy.privateEvents() == PrivateEvents.AS_NORMAL;
    List<String> allowed = new ArrayList<>();
    words(name).forEach((field, word) -> addIf(allowed, policy.allows(field), word));
    for (String hidden : List.of("-private", "-confidential")) {
      words(name + hidden)
          .forEach((field, word) -> addIf(allowed, open && policy.allows(field), word));
    }
    String rest = files;
    for (String word : allowed) {
      rest = rest.replace(word, "");
    }
    assertThat(rest).as("%s, %s", seed, policy).isNotEmpty().doesNotContain("taint");
  }

  private static void addIf(List<String> words, boolean is, String word) {
    if (is) {
      words.add(word);
    }
  }

  private static Map<Field, String> words(String name) {
    Map<Field, String> words = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      words.put(field, "taint-" + name + "-" + field.name().toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** All bytes of all files, with folded lines put together again. */
  private static String content(Path target) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(file.getFileName());
        all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return all.toString().replace("\r\n ", "");
  }

  /** Hears everything, of whatever level. */
  private static final class Ear extends Handler {

    private final List<String> heard = new ArrayList<>();

    Ear() {
      setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord record) {
      Object[] values = record.getParameters();
      heard.add(
          record.getMessage()
              + (values == null ? "" : List.of(values))
              + (record.getThrown() == null ? "" : record.getThrown().toString()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
