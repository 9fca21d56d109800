package dev.calsync.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an owner prefers for a connection (R-A5).
 *
 * @param autoSync whether its calendars are read unasked; without it they are read when somebody
 *     asks, or the provider tells of a change
 * @param every how long between two such readings on average; empty for what is usual
 * @param hours when the owner works: at other times it is four times as long; empty for always
 * @param mayWrite whether anything is written there; what is due waits without it
 * @param conflicts what is done where a mirror there and its event were both changed
 */
public record ConnectionPreferences(
    boolean autoSync,
    Optional<Duration> every,
    Optional<WorkingHours> hours,
    boolean mayWrite,
    ConflictStrategy conflicts) {

  /** Read and written as usual, day and night. */
  public static final ConnectionPreferences USUAL =
      new ConnectionPreferences(
          true, Optional.empty(), Optional.empty(), true, ConflictStrategy.MANUAL);

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int SLOWER = 4;

  /** Checks the range. */
  public ConnectionPreferences {
    if (every.filter(it -> it.compareTo(SHORTEST) < 0 || it.compareTo(LONGEST) > 0).isPresent()) {
      throw new IllegalPolicyException(
          List.of("a calendar is read every minute at most and every seven days at least"));
    }
  }

  /**
   * Nothing is read unasked.
   *
   * @return preferences that say so
   */
  public ConnectionPreferences withoutAutoSync() {
    return new ConnectionPreferences(false, every, hours, mayWrite, conflicts);
  }

  /**
   * Another pause between two readings.
   *
   * @param pause 1 minute to 7 days; a provider may want more
   * @return preferences that say so
   */
  public ConnectionPreferences every(Duration pause) {
    return new ConnectionPreferences(autoSync, Optional.of(pause), hours, mayWrite, conflicts);
  }

  /**
   * Readings mostly while the owner works.
   *
   * @param work when that is
   * @return preferences that say so
   */
  public ConnectionPreferences mostlyIn(WorkingHours work) {
    return new ConnectionPreferences(autoSync, every, Optional.of(work), mayWrite, conflicts);
  }

  /**
   * Nothing is written there.
   *
   * @return preferences that say so
   */
  public ConnectionPreferences readOnly() {
    return new ConnectionPreferences(autoSync, every, hours, false, conflicts);
  }

  /**
   * Conflicts settled another way.
   *
   * @param strategy what is done
   * @return preferences that say so
   */
  public ConnectionPreferences settling(ConflictStrategy strategy) {
    return new ConnectionPreferences(autoSync, every, hours, mayWrite, strategy);
  }

  /**
   * How long until the next reading that nobody asks for, on average.
   *
   * @param usual what is usual
   * @param now the time
   * @param frame where the owner is
   * @return empty if there is none
   */
  public Optional<Duration> pause(Duration usual, Instant now, TimeFrame frame) {
    Duration pause = every.orElse(usual);
    boolean work = hours.map(it -> it.touches(new TimeRange(now, now), frame)).orElse(true);
    return autoSync ? Optional.of(work ? pause : pause.multipliedBy(SLOWER)) : Optional.empty();
  }

  /**
   * The preferences as JSON; {@link #fromJson} reads it back.
   *
   * @return the text
   */
  public String toJson() {
    ObjectNode json = MAPPER.createObjectNode().put("autoSync", autoSync);
    every.ifPresent(it -> json.put("every", it.toString()));
    hours.ifPresent(it -> HoursText.words(it).forEach(json.withArray("hours")::add));
    return json.put("mayWrite", mayWrite).put("conflicts", conflicts.name()).toString();
  }

  /**
   * Reads what {@link #toJson} wrote. What is left out is as usual.
   *
   * @param json the text
   * @return the preferences
   * @throws IllegalPolicyException if it is none
   */
  public static ConnectionPreferences fromJson(String json) {
    JsonNode read = parse(json);
    List<String> hours = new ArrayList<>();
    read.path("hours").forEach(word -> hours.add(word.asText()));
    return new ConnectionPreferences(
        read.path("autoSync").asBoolean(true),
        Optional.ofNullable(read.path("every").textValue()).map(Duration::parse),
        hours.isEmpty() ? Optional.empty() : Optional.of(HoursText.read(hours)),
        read.path("mayWrite").asBoolean(true),
        strategy(read.path("conflicts").asText(ConflictStrategy.MANUAL.name())));
  }

  private static ConflictStrategy strategy(String name) {
    return Stream.of(ConflictStrategy.values())
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalPolicyException(
                    List.of(
                        "conflicts are settled by ORIGIN_WINS, TARGET_WINS, LATEST_WINS or MANUAL")));
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException garbled) {
      throw new IllegalPolicyException(List.of("preferences are an object in JSON"));
    }
  }
}
