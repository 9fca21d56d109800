package dev.calsync.policy;

import dev.calsync.event.Availability;
import dev.calsync.event.EventTime;
import dev.calsync.event.EventType;
import dev.calsync.event.Participation;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A question about an event, used by a policy to leave events out, to let only some in, or to allow
 * more of some. Judged for a whole series where its answer cannot differ between occurrences, else
 * for each occurrence alone (SEM-3). A value: equal questions are equal.
 */
public final class Filter implements Comparable<Filter> {

  private final FilterKind kind;
  private final List<String> words;
  private final List<Filter> parts;
  private final FilterKind.Question question;

  /** Refuses what the kind cannot mean, with every problem said. */
  Filter(FilterKind kind, List<String> words, List<Filter> parts) {
    this.kind = kind;
    this.words = List.copyOf(words);
    this.parts = List.copyOf(parts);
    this.question = kind.question(this.words, this.parts);
  }

  private static Filter of(FilterKind kind, String... words) {
    return new Filter(kind, List.of(words), List.of());
  }

  /**
   * Events of whole days.
   *
   * @return the filter
   */
  public static Filter allDay() {
    return of(FilterKind.ALL_DAY);
  }

  /**
   * Events that the owner answered with no (SEM-8).
   *
   * @return the filter
   */
  public static Filter declined() {
    return answered(Participation.DECLINED);
  }

  /**
   * Invitations that the owner has not answered.
   *
   * @return the filter
   */
  public static Filter unanswered() {
    return answered(Participation.NEEDS_ACTION);
  }

  /**
   * Events to which the owner gave a certain answer.
   *
   * @param answer the answer; an organizer without an answer counts as {@code ACCEPTED}
   * @return the filter
   */
  public static Filter answered(Participation answer) {
    return of(FilterKind.ANSWER, answer.name());
  }

  /**
   * Events that take their owner's time perhaps.
   *
   * @return the filter
   */
  public static Filter tentative() {
    return availability(Availability.TENTATIVE);
  }

  /**
   * Events that leave their owner's time free.
   *
   * @return the filter
   */
  public static Filter free() {
    return availability(Availability.FREE);
  }

  /**
   * Events that say a certain thing about their owner's time.
   *
   * @param availability what they say, their status and the owner's answer considered
   * @return the filter
   */
  public static Filter availability(Availability availability) {
    return of(FilterKind.AVAILABILITY, availability.name());
  }

  /**
   * Events that their owner marked private or confidential.
   *
   * @return the filter
   */
  public static Filter privateEvents() {
    return of(FilterKind.PRIVATE);
  }

  /**
   * Events of a provider's kind.
   *
   * @param type the kind
   * @return the filter
   */
  public static Filter eventType(EventType type) {
    return of(FilterKind.TYPE, type.name());
  }

  /**
   * Events whose title holds a match of a regular expression.
   *
   * @param regex an expression of RE2 (no back references, no look-around), 1 to 500 characters;
   *     matched in time linear in the title, whoever wrote it
   * @return the filter
   * @throws IllegalPolicyException if it is no such expression
   */
  public static Filter titleMatches(String regex) {
    return of(FilterKind.TITLE_MATCHES, regex);
  }

  /**
   * Events whose title holds some words, upper and lower case alike.
   *
   * @param words 1 to 500 characters
   * @return the filter
   */
  public static Filter titleContains(String words) {
    return of(FilterKind.TITLE_CONTAINS, words);
  }

  /**
   * Events of a category, upper and lower case alike.
   *
   * @param name the category
   * @return the filter
   */
  public static Filter category(String name) {
    return of(FilterKind.CATEGORY, name);
  }

  /**
   * Events of a colour, upper and lower case alike.
   *
   * @param name the colour as its provider names it: a CSS name such as {@code turquoise} in
   *     iCalendar (RFC 7986, section 5.9)
   * @return the filter
   * @throws IllegalPolicyException if the name is empty or longer than 500 characters
   */
  public static Filter color(String name) {
    return of(FilterKind.COLOR, name);
  }

  /**
   * Events that somebody called.
   *
   * @param address the organizer's address, without {@code mailto:}
   * @return the filter
   */
  public static Filter organizer(String address) {
    return of(FilterKind.ORGANIZER, address);
  }

  /**
   * Events called from a domain or below it.
   *
   * @param domain such as {@code acme.com}
   * @return the filter
   */
  public static Filter organizerDomain(String domain) {
    return of(FilterKind.ORGANIZER_DOMAIN, domain);
  }

  /**
   * Events that somebody is invited to.
   *
   * @param address the guest's address, without {@code mailto:}
   * @return the filter
   */
  public static Filter attendee(String address) {
    return of(FilterKind.ATTENDEE, address);
  }

  /**
   * Events with a guest of a domain or below it.
   *
   * @param domain such as {@code acme.com}
   * @return the filter
   */
  public static Filter attendeeDomain(String domain) {
    return of(FilterKind.ATTENDEE_DOMAIN, domain);
  }

  /**
   * Events that lie wholly inside working hours. Judged for each occurrence.
   *
   * @param hours the hours
   * @return the filter
   */
  public static Filter within(WorkingHours hours) {
    return new Filter(FilterKind.WITHIN, HoursText.words(hours), List.of());
  }

  /**
   * Events that touch working hours. Judged for each occurrence.
   *
   * @param hours the hours
   * @return the filter
   */
  public static Filter overlaps(WorkingHours hours) {
    return new Filter(FilterKind.OVERLAPS, HoursText.words(hours), List.of());
  }

  /**
   * Events that start on a day of the week: all-day and floating ones by their date, others by the
   * date in the owner's zone. Judged for each occurrence.
   *
   * @param days at least one
   * @return the filter
   */
  public static Filter startsOn(DayOfWeek... days) {
    return new Filter(
        FilterKind.STARTS_ON,
        List.of(days).stream().sorted().distinct().map(DayOfWeek::name).toList(),
        List.of());
  }

  /**
   * Events shorter than this, by elapsed time; a whole day counts as 24 hours even where the clocks
   * change (SEM-45).
   *
   * @param length more than zero
   * @return the filter
   */
  public static Filter shorterThan(Duration length) {
    return of(FilterKind.SHORTER_THAN, length.toString());
  }

  /**
   * Events that the filter does not match.
   *
   * @param filter the filter
   * @return its opposite
   */
  public static Filter not(Filter filter) {
    return new Filter(FilterKind.NOT, List.of(), List.of(filter));
  }

  /**
   * Events that at least one of the filters matches.
   *
   * @param filters at least one
   * @return the filter
   */
  public static Filter anyOf(Filter... filters) {
    return new Filter(FilterKind.ANY, List.of(), List.of(filters));
  }

  /**
   * Events that all the filters match.
   *
   * @param filters at least one
   * @return the filter
   */
  public static Filter allOf(Filter... filters) {
    return new Filter(FilterKind.ALL, List.of(), List.of(filters));
  }

  /**
   * Judges one event or occurrence.
   *
   * @param instance what is judged
   * @return whether the filter matches it
   * @throws dev.calsync.failure.CalsyncException with code {@code UNKNOWN_ZONE} if the zone rules
   *     do not know a zone that the filter asks for
   */
  public boolean matches(Instance instance) {
    return question.asks(instance);
  }

  /**
   * Tells whether the answer may differ between the unchanged occurrences of a series.
   *
   * @param time the time of the series' first slot
   * @return true if each occurrence must be judged alone
   */
  public boolean variesWithin(EventTime time) {
    return kind.varies(time) || parts.stream().anyMatch(part -> part.variesWithin(time));
  }

  /** Whether it asks for the moment at which an occurrence takes place. */
  boolean asksWhen() {
    return kind.asksWhen() || parts.stream().anyMatch(Filter::asksWhen);
  }

  FilterKind kind() {
    return kind;
  }

  List<String> words() {
    return words;
  }

  List<Filter> parts() {
    return parts;
  }

  /**
   * The filter's name in plans, journals and {@code explain}: its kind alone, because what it
   * compares with may be private (R-J4).
   *
   * @return such as {@code declined} or {@code not(titleMatches)}
   */
  public String name() {
    return parts.isEmpty()
        ? kind.text()
        : kind.text() + "(" + String.join(", ", parts.stream().map(Filter::name).toList()) + ")";
  }

  /** By kind, then by what they compare with; an order for text, without meaning. */
  @Override
  public int compareTo(Filter other) {
    int byKind = kind.text().compareTo(other.kind.text());
    if (byKind != 0) {
      return byKind;
    }
    int byWords = Arrays.compare(words.toArray(new String[0]), other.words.toArray(new String[0]));
    return byWords != 0
        ? byWords
        : Arrays.compare(parts.toArray(new Filter[0]), other.parts.toArray(new Filter[0]));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Filter that
        && kind == that.kind
        && words.equals(that.words)
        && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, words, parts);
  }

  @Override
  public String toString() {
    return name();
  }
}
