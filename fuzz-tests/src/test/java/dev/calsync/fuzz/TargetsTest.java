package dev.calsync.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every target keeps its promise over some hundred damaged inputs, without the fuzzer (HOS-20,
 * HOS-22): what the fuzzer once found is among the seeds.
 */
class TargetsTest {

  private static final int ROUNDS = 300;
  private static final byte[] ODD =
      ":;=,\"\\\r\n \t\0+-/TZ0129{}[]é".getBytes(StandardCharsets.UTF_8);

  private static final String EVENT =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:x
      BEGIN:VTIMEZONE
      TZID:Somewhere
      BEGIN:STANDARD
      DTSTART:19701025T030000
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
      END:STANDARD
      END:VTIMEZONE
      BEGIN:VEVENT
      UID:u
      DTSTAMP:20261120T090000Z
      DTSTART;TZID=Somewhere:20261102T100000
      DURATION:PT1H
      RRULE:FREQ=MONTHLY;BYDAY=-1MO;UNTIL=20271231T090000Z
      EXDATE;TZID=Somewhere:20261130T100000
      RDATE;VALUE=PERIOD:20261105T090000Z/PT1H
      SUMMARY;X=\"a\":b
      END:VEVENT
      BEGIN:VEVENT
      UID:u
      RECURRENCE-ID:20261228T090000Z
      DTSTART;VALUE=DATE:20261228
      END:VEVENT
      END:VCALENDAR
      """;

  static Stream<Arguments> targets() {
    return Stream.of(
        Arguments.of("ics", target(IcsTarget::fuzzerTestOneInput), calendars()),
        Arguments.of("rule", target(RuleTarget::fuzzerTestOneInput), rules()),
        Arguments.of(
            "google",
            target(GoogleTarget::fuzzerTestOneInput),
            texts("x-goog-channel-id:c\nx-goog-channel-token:t\nx-goog-resource-state:exists")),
        Arguments.of(
            "microsoft",
            target(MicrosoftTarget::fuzzerTestOneInput),
            texts(
                "{\"value\":[{\"clientState\":\"c.s\",\"lifecycleEvent\":\"missed\",\"x\":[1e9]}]}")));
  }

  private static Consumer<byte[]> target(Consumer<byte[]> target) {
    return target;
  }

  private static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static List<byte[]> rules() {
    return texts(
        "FREQ=MONTHLY;BYDAY=-1MO;UNTIL=20271231T090000Z",
        "FREQ=SECONDLY;BYSETPOS=1,-1;BYSECOND=0,30;BYHOUR=2",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;INTERVAL=2147483647;BYWEEKNO=53;BYDAY=MO;WKST=SU;COUNT=2147483647");
  }

  /** One of ours, and the smallest of the corpus where it is there. */
  private static List<byte[]> calendars() {
    List<byte[]> seeds = new ArrayList<>(texts(EVENT.replace("\n", "\r\n")));
    Path corpus = Path.of(System.getProperty("calsync.shared", ""), "data", "ics");
    if (Files.isDirectory(corpus)) {
      try (Stream<Path> files = Files.walk(corpus)) {
        files
            .filter(file -> file.toString().endsWith(".ics"))
            .sorted()
            .map(TargetsTest::bytes)
            .filter(bytes -> bytes.length < 4_096)
            .forEach(seeds::add);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return seeds;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("targets")
  void keepsItsPromiseHoweverItsInputIsDamaged(
      String name, Consumer<byte[]> target, List<byte[]> seeds) {
    seeds.forEach(seed -> feed(target, seed, name + " as it is"));
    Random random = new Random(20261120);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] input = damaged(seeds.get(random.nextInt(seeds.size())), random);
      feed(target, input, name + " in round " + round);
    }
  }

  private static void feed(Consumer<byte[]> target, byte[] input, String where) {
    try {
      target.accept(input);
    } catch (RuntimeException | AssertionError | StackOverflowError broken) {
      throw new AssertionError(where + ": " + new String(input, StandardCharsets.UTF_8), broken);
    }
  }

  /** Some bytes exchanged, and perhaps a piece taken out or said twice. */
  private static byte[] damaged(byte[] seed, Random random) {
    byte[] input = seed.clone();
    for (int hits = 1 + random.nextInt(4); hits > 0 && input.length > 0; hits--) {
      input[random.nextInt(input.length)] = ODD[random.nextInt(ODD.length)];
    }
    int from = random.nextInt(input.length + 1);
    int to = from + random.nextInt(input.length - from + 1);
    return switch (random.nextInt(4)) {
      case 0 -> joined(input, 0, from, to, input.length);
      case 1 -> joined(input, 0, to, from, input.length);
      default -> input;
    };
  }

  private static byte[] joined(byte[] bytes, int from, int to, int again, int end) {
    byte[] head = Arrays.copyOfRange(bytes, from, to);
    byte[] both = Arrays.copyOf(head, head.length + end - again);
    System.arraycopy(bytes, again, both, head.length, end - again);
    return both;
  }

  /** The control: what breaks the promise does not pass. */
  @Test
  void anythingButATypedRefusalIsAFinding() {
    assertThatThrownBy(() -> Promise.isKept(() -> Promise.check(false, "round")))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(
            () ->
                Promise.isKept(
                    () -> {
                      throw new IllegalStateException("a bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(calendars()).isNotEmpty();
  }
}
