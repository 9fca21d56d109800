package dev.calsync.benchmarks;

import dev.calsync.OAuthSettings;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.google.GoogleConnector;
import dev.calsync.http.Reach;
import dev.calsync.policy.Policy;
import dev.calsync.test.FakeEvent;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.FakeGoogle;
import dev.calsync.test.google.GoogleFault;
import dev.calsync.test.google.RequestKind;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Two accounts of a stand-in for Google, and people who change the first one's calendar. */
final class TwoGoogleCalendars implements AutoCloseable {

  private static final LocalDateTime FIRST = LocalDateTime.parse("2026-12-01T08:00");
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final int SINGLES = 200;
  private static final int SERIES = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final FakeGoogle google = FakeGoogle.start(clock);
  private final CountedListings connector;
  private final SyncKit kit;
  private final FakeCalendar source;
  private final FakeCalendar target;
  private final Random random;
  private final List<String> singles = new ArrayList<>();
  private final List<Repeating> series = new ArrayList<>();
  private Map<String, String> shown = Map.of();
  private int made;

  /** A series of somebody's, and which of its slots were cancelled. */
  private record Repeating(String id, LocalDateTime first, Set<Integer> cancelled) {}

  /**
   * An object of the target that is not as it was.
   *
   * @param id its id
   * @param series the series it is, or is an occurrence of
   */
  record Changed(String id, Optional<String> series) {}

  TwoGoogleCalendars(int seed) {
    random = new Random(seed);
    connector =
        new CountedListings(GoogleConnector.at(google.rootUrl(), google.endpoints(), clock));
    kit = SyncKit.on(clock, new InMemorySyncStore(clock), "a", oauth(), connector);
    OwnerScope owner = kit.calsync().owner(OwnerId.of("alice"));
    ConnectedAccount work = google.account("alice@work.example").connectTo(owner);
    ConnectedAccount home = google.account("alice@home.example").connectTo(owner);
    source = work.calendar();
    target = home.calendar();
    owner.edges().create(work.primary(), home.primary(), Policy.full());
    for (int i = 0; i < SINGLES; i++) {
      addSingle();
    }
    for (int i = 0; i < SERIES; i++) {
      addSeries();
    }
    look();
    look();
    google.forgetRequests();
    connector.forget();
  }

  private OAuthSettings oauth() {
    Reach here =
        Reach.publicInternet()
            .andNetwork("127.0.0.0/8")
            .andPlainHttp()
            .andPort(google.authorization().port());
    return OAuthSettings.of(Map.of(FakeGoogle.CONNECTOR.value(), google.application()))
        .within(here);
  }

  /** The answer to the next write is never heard, though it was done. */
  void loseAReply() {
    google.next(GoogleFault.REPLY_LOST, RequestKind.WRITE);
  }

  /** People do as many things. */
  void change(int times) {
    for (int i = 0; i < times; i++) {
      changeOne(random.nextInt(100));
    }
  }

  private void changeOne(int what) {
    if (what < 30) {
      addSingle();
    } else if (what < 52) {
      source.move(anySingle(), at(random.nextInt(60), random.nextInt(8)));
    } else if (what < 65) {
      source.rename(anySingle(), "Renamed " + made++);
    } else if (what < 75) {
      String gone = anySingle();
      singles.remove(gone);
      source.remove(gone);
    } else if (what < 82) {
      addSeries();
    } else if (what < 91) {
      Repeating any = anySeries();
      int slot = slotOf(any);
      source.moveOccurrence(any.id(), slotText(any, slot), text(any.first().plusWeeks(slot), 3));
    } else if (what < 93) {
      moveSeries();
    } else if (what < 94) {
      source.remove(series.remove(random.nextInt(series.size())).id());
      addSeries();
    } else if (what < 97) {
      Repeating any = anySeries();
      int slot = slotOf(any);
      any.cancelled().add(slot);
      source.cancelOccurrence(any.id(), slotText(any, slot));
    } else {
      source.rename(anySeries().id(), "Renamed series " + made++);
    }
  }

  /** Its exceptions do not go with it: they are of slots that it has no more. */
  private void moveSeries() {
    int any = random.nextInt(series.size());
    Repeating before = series.get(any);
    Repeating moved = new Repeating(before.id(), before.first().plusMinutes(30), new HashSet<>());
    series.set(any, moved);
    source.move(moved.id(), text(moved.first(), 0));
  }

  private void addSingle() {
    singles.add(source.add("Event " + made++, at(random.nextInt(60), random.nextInt(8))));
  }

  private void addSeries() {
    LocalDateTime first = FIRST.plusDays(random.nextInt(20)).plusHours(random.nextInt(8));
    String id = source.addSeries("Series " + made++, text(first, 0), "FREQ=WEEKLY;COUNT=12");
    series.add(new Repeating(id, first, new HashSet<>()));
  }

  private String anySingle() {
    return singles.get(random.nextInt(singles.size()));
  }

  private Repeating anySeries() {
    return series.get(random.nextInt(series.size()));
  }

  /** One that still takes place; the first of all is left alone. */
  private int slotOf(Repeating any) {
    int slot = 1 + random.nextInt(11);
    while (any.cancelled().contains(slot)) {
      slot = slot % 11 + 1;
    }
    return slot;
  }

  private static String slotText(Repeating any, int slot) {
    return any.first().plusWeeks(slot).toString();
  }

  private static String at(int days, int hours) {
    return text(FIRST.plusDays(days).plusHours(hours), 0);
  }

  private static String text(LocalDateTime start, int later) {
    return start.plusHours(later) + "/PT45M[Europe/Berlin]";
  }

  /** Lets the engine see what was done; what is not as it was at the target by then. */
  Set<Changed> look() {
    // What is told of our own writes comes after they were made.
    for (int times = 0; times < 2; times++) {
      google.deliverTo(kit.calsync());
      kit.advance(BETWEEN_LOOKS);
    }
    Map<String, String> now = shownNow();
    Set<Changed> changed = new HashSet<>();
    now.forEach(
        (id, text) -> {
          if (!text.equals(shown.get(id))) {
            changed.add(new Changed(id, seriesOf(id, text)));
          }
        });
    shown.forEach(
        (id, text) -> {
          if (!now.containsKey(id)) {
            changed.add(new Changed(id, seriesOf(id, text)));
          }
        });
    shown = now;
    return changed;
  }

  private static Optional<String> seriesOf(String id, String text) {
    int occurrence = id.indexOf('_');
    return occurrence > 0
        ? Optional.of(id.substring(0, occurrence))
        : Optional.of(id).filter(any -> text.contains("\"recurrence\""));
  }

  private Map<String, String> shownNow() {
    Map<String, String> now = new HashMap<>();
    target.events().forEach(event -> now.put(event.id(), content(event)));
    return now;
  }

  /** Without what counts changes. */
  private static String content(FakeEvent event) {
    return event
        .raw()
        .replaceAll("\"(etag|updated|sequence)\":(\"[^\"]*(\\\\\"[^\"]*)*\"|\\d+),?", "");
  }

  int writes() {
    return google.count(RequestKind.WRITE)
        - google.count("POST", "calendars/{calendarId}/events/watch");
  }

  int reads() {
    return google.count(RequestKind.READ);
  }

  int listings() {
    return connector.listings();
  }

  /** How many events of either calendar are not in the other one. */
  int wrong() {
    List<String> here = shown(source);
    List<String> there = shown(target);
    List<String> missing = new ArrayList<>(here);
    there.forEach(missing::remove);
    here.forEach(there::remove);
    return missing.size() + there.size();
  }

  /** A changed occurrence that says what its series says is none. */
  private static List<String> shown(FakeCalendar calendar) {
    return new ArrayList<>(
        calendar.events().stream()
            .filter(it -> it.id().indexOf('_') < 0 || !isAsItsSeries(calendar, it))
            .map(it -> it.title() + " " + it.start() + " " + it.end())
            .toList());
  }

  private static boolean isAsItsSeries(FakeCalendar calendar, FakeEvent occurrence) {
    String series = occurrence.id().substring(0, occurrence.id().indexOf('_'));
    String slot = occurrence.id().substring(series.length() + 1);
    String title = calendar.find(series).map(FakeEvent::title).orElse("");
    return slot.equals(
            UTC.format(
                OffsetDateTime.parse(occurrence.start()).withOffsetSameInstant(ZoneOffset.UTC)))
        && title.equals(occurrence.title());
  }

  @Override
  public void close() {
    kit.close();
    google.close();
  }
}
