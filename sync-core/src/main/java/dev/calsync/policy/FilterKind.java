package dev.calsync.policy;

import dev.calsync.event.Attendee;
import dev.calsync.event.Availability;
import dev.calsync.event.EventTime;
import dev.calsync.event.Participation;
import dev.calsync.event.Person;
import dev.calsync.event.TimeRange;
import dev.calsync.event.Visibility;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The kinds of filters: their names in JSON, what they are made from, and what they ask. */
enum FilterKind {
  ALL_DAY("allDay", none(it -> it.time() instanceof EventTime.AllDay)),
  ANSWER("answer", constant(Participation.class, (it, answer) -> it.answer() == answer)),
  AVAILABILITY(
      "availability",
      constant(Availability.class, (it, availability) -> it.availability() == availability)),
  PRIVATE("private", none(it -> it.details().visibility() != Visibility.NORMAL)),
  TYPE("type", word((it, type) -> it.details().type().name().equals(type))),
  TITLE_MATCHES("titleMatches", FilterKind::titleMatches),
  TITLE_CONTAINS(
      "titleContains", word((it, words) -> folded(it.details().text().title()).contains(words))),
  CATEGORY(
      "category",
      word(
          (it, name) ->
              it.details().text().categories().stream()
                  .anyMatch(category -> folded(category).equals(name)))),
  COLOR("color", word((it, name) -> folded(it.details().color()).equals(name))),
  ORGANIZER("organizer", word((it, address) -> organizer(it).anyMatch(is(address)))),
  ORGANIZER_DOMAIN("organizerDomain", word((it, domain) -> organizer(it).anyMatch(isOf(domain)))),
  ATTENDEE("attendee", word((it, address) -> guests(it).anyMatch(is(address)))),
  ATTENDEE_DOMAIN("attendeeDomain", word((it, domain) -> guests(it).anyMatch(isOf(domain)))),
  WITHIN("within", hours((it, hours) -> hours.hold(it.knownExtent(), it.frame()))),
  OVERLAPS("overlaps", hours((it, hours) -> hours.touches(it.knownExtent(), it.frame()))),
  STARTS_ON("startsOn", FilterKind::startsOn),
  SHORTER_THAN("shorterThan", FilterKind::shorterThan),
  NOT("not", FilterKind::not),
  ANY("any", some(Stream::anyMatch)),
  ALL("all", some(Stream::allMatch));

  private static final int LONGEST = 500;

  private final String text;
  private final Making making;

  FilterKind(String text, Making making) {
    this.text = text;
    this.making = making;
  }

  /** What a filter asks of one instance. */
  interface Question {
    boolean asks(Instance instance);
  }

  /** Makes the question of a kind from its words and parts. */
  private interface Making {
    Question of(List<String> words, List<Filter> parts);
  }

  static Optional<FilterKind> named(String text) {
    return Stream.of(values()).filter(kind -> kind.text.equals(text)).findFirst();
  }

  String text() {
    return text;
  }

  Question question(List<String> words, List<Filter> parts) {
    try {
      return making.of(words, parts);
    } catch (IllegalPolicyException refused) {
      throw new IllegalPolicyException(
          refused.problems().stream().map(problem -> "filter " + text + ": " + problem).toList());
    }
  }

  /** Whether the answer depends on the moment at which an occurrence takes place. */
  boolean asksWhen() {
    return this == WITHIN || this == OVERLAPS || this == STARTS_ON;
  }

  /** Whether unchanged occurrences of one series can be answered differently (SEM-3). */
  boolean varies(EventTime time) {
    return switch (this) {
      case WITHIN, OVERLAPS, STARTS_ON -> true;
      case SHORTER_THAN ->
          time.match(days -> false, zoned -> zoned.length().days() > 0, f -> f.length().days() > 0);
      default -> false;
    };
  }

  private static Making none(Question question) {
    return (words, parts) -> {
      check(words.isEmpty() && parts.isEmpty(), "takes no words and no filters");
      return question;
    };
  }

  private static Making word(BiPredicate<Instance, String> test) {
    return (words, parts) -> {
      String word = folded(only(words, parts));
      return it -> test.test(it, word);
    };
  }

  private static <E extends Enum<E>> Making constant(Class<E> type, BiPredicate<Instance, E> test) {
    return (words, parts) -> {
      String name = only(words, parts);
      E constant = constant(type, name);
      return it -> test.test(it, constant);
    };
  }

  private static Making hours(BiPredicate<Instance, WorkingHours> test) {
    return (words, parts) -> {
      check(parts.isEmpty(), "takes no filters");
      WorkingHours hours = HoursText.read(words);
      return it -> test.test(it, hours);
    };
  }

  private static Making some(Joining joining) {
    return (words, parts) -> {
      check(words.isEmpty() && !parts.isEmpty(), "takes at least one filter and no words");
      return it -> joining.join(parts.stream(), part -> part.matches(it));
    };
  }

  /** How the answers of several filters become one. */
  private interface Joining {
    boolean join(Stream<Filter> parts, Predicate<Filter> test);
  }

  private static Question not(List<String> words, List<Filter> parts) {
    check(words.isEmpty() && parts.size() == 1, "takes one filter and no words");
    Filter part = parts.get(0);
    return it -> !part.matches(it);
  }

  private static Question titleMatches(List<String> words, List<Filter> parts) {
    LinearPattern pattern = LinearPattern.of(only(words, parts));
    return it -> pattern.isIn(it.details().text().title());
  }

  private static Question startsOn(List<String> words, List<Filter> parts) {
    check(!words.isEmpty() && parts.isEmpty(), "takes at least one day and no filters");
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    words.forEach(word -> days.add(constant(DayOfWeek.class, word)));
    return it -> days.contains(startDay(it));
  }

  private static DayOfWeek startDay(Instance it) {
    return it.time()
        .match(
            days -> days.start(),
            zoned -> OwnerDays.in(it.frame()).dayOf(it.knownExtent().from()),
            floating -> floating.start().toLocalDate())
        .getDayOfWeek();
  }

  private static Question shorterThan(List<String> words, List<Filter> parts) {
    Duration least = duration(only(words, parts));
    check(!least.isNegative() && !least.isZero(), "takes a length of more than zero");
    return it -> elapsed(it).compareTo(least) < 0;
  }

  private static Duration elapsed(Instance it) {
    TimeRange extent = it.knownExtent();
    return it.time() instanceof EventTime.AllDay days
        ? Duration.ofDays(days.days())
        : Duration.between(extent.from(), extent.to());
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw refused("takes a length such as PT15M");
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name) {
    return Stream.of(type.getEnumConstants())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> refused("does not know one of its words"));
  }

  private static String only(List<String> words, List<Filter> parts) {
    check(words.size() == 1 && parts.isEmpty(), "takes one word and no filters");
    String word = words.get(0);
    check(!word.isBlank() && word.length() <= LONGEST, "takes a word of 1 to 500 characters");
    return word;
  }

  private static Stream<Person> organizer(Instance it) {
    return Stream.of(it.details().organizer());
  }

  private static Stream<Person> guests(Instance it) {
    return it.details().attendees().stream().map(Attendee::person);
  }

  private static Predicate<Person> is(String address) {
    return person -> folded(person.address()).equals(address);
  }

  private static Predicate<Person> isOf(String domain) {
    return person -> {
      String address = folded(person.address());
      String host = address.substring(address.lastIndexOf('@') + 1);
      return host.equals(domain) || host.endsWith("." + domain);
    };
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw refused(otherwise);
    }
  }

  private static IllegalPolicyException refused(String problem) {
    return new IllegalPolicyException(List.of("it " + problem));
  }
}
