package dev.calsync.tck.connector;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Cost;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.Limit;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Settings;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.ValidationResult;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventText;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A provider in memory that does as it is told: it can do what its capabilities say, fails where
 * its {@link ScriptedFaults} say, and remembers every write. Keeps the connector contract itself.
 */
public final class ScriptedConnector implements ConnectorAdapter {

  private static final String ACCOUNT = "account";
  private static final Resource CALENDARS = new Resource("calendars");

  private final ConnectorId id;
  private final Clock clock;
  private final Map<String, Owned> calendars = new ConcurrentSkipListMap<>();
  private final Map<String, List<String>> aliases = new ConcurrentSkipListMap<>();
  private final List<ScriptedWrite> writes = new CopyOnWriteArrayList<>();
  private final ScriptedFaults faults = new ScriptedFaults();
  private volatile List<Limit> limits = List.of();
  private Optional<Capabilities> making = Optional.empty();

  /** By their marks. */
  private final Map<String, ScriptedCalendar> made = new HashMap<>();

  private volatile Optional<ScriptedWatch> watch = Optional.empty();
  private volatile Optional<SignIn> signIn = Optional.empty();

  /**
   * A calendar and its account.
   *
   * @param account whose
   * @param calendar which
   */
  private record Owned(String account, ScriptedCalendar calendar) {}

  /**
   * How accounts are told by tokens.
   *
   * @param oauth where tokens come from
   * @param accountOf whose a token is; empty if it is not good
   */
  private record SignIn(OAuth oauth, Function<String, Optional<String>> accountOf) {}

  /**
   * A provider without accounts.
   *
   * @param id the connector's name
   * @param clock judges when a lagging listing catches up
   */
  public ScriptedConnector(String id, Clock clock) {
    this.id = new ConnectorId(id);
    this.clock = clock;
  }

  /**
   * A calendar that can do everything at once: ids chosen, marks in listings, whole series,
   * conditional and silent writes, no lag.
   *
   * @return capabilities to start from
   */
  public static Capabilities everything() {
    return new Capabilities(
        1,
        new WriteSupport(
            true, Capabilities.Create.ID_CHOSEN, true, Capabilities.SilentWrite.GUARANTEED, 50, 4),
        new ReadSupport(
            Capabilities.Marks.IN_LISTING,
            Duration.ZERO,
            Capabilities.ConfirmingReads.LIVE,
            Duration.ofSeconds(1)),
        SeriesSupport.WHOLE);
  }

  /**
   * Declares how many requests it takes. It does not enforce them.
   *
   * @param declared in place of none
   */
  public void limits(Limit... declared) {
    limits = List.of(declared);
  }

  /**
   * Notifies of changes from now on, to whoever asks for it.
   *
   * @return what it sends, and how it behaves
   */
  public ScriptedWatch notifies() {
    ScriptedWatch told = new ScriptedWatch(this, clock);
    watch = Optional.of(told);
    return told;
  }

  /**
   * From now on accounts are reached by tokens, and not by settings.
   *
   * @param oauth where tokens come from
   * @param accountOf whose a token is; empty if it is not good
   */
  public void signedInto(OAuth oauth, Function<String, Optional<String>> accountOf) {
    signIn = Optional.of(new SignIn(oauth, accountOf));
  }

  /**
   * Makes calendars from now on, for whoever asks for it.
   *
   * @param capabilities what each can do
   */
  public void makesCalendars(Capabilities capabilities) {
    making = Optional.of(capabilities);
  }

  /** One that bears the mark already is that one (FLT-63). */
  CalendarInfo making(Call call, String displayName, String mark) {
    call.beforeRequest(Cost.WRITE);
    Capabilities able =
        making.orElseThrow(
            () ->
                ConnectorException.of(
                    FailureClass.UNSUPPORTED,
                    "NO_NEW_CALENDARS",
                    "A scripted account makes no calendars"));
    return faults.read(
        () ->
            infoOf(
                call,
                made.computeIfAbsent(
                    mark, any -> addCalendar(accountOf(call), displayName, able))));
  }

  /**
   * Adds a calendar.
   *
   * @param account to which account; it comes into being with its first calendar
   * @param providerId the provider's id of the calendar, unique over all accounts
   * @param capabilities what it can do
   * @return the calendar, from its users' side
   */
  public ScriptedCalendar addCalendar(
      String account, String providerId, Capabilities capabilities) {
    ScriptedCalendar added = new ScriptedCalendar(providerId, capabilities, clock);
    if (calendars.putIfAbsent(providerId, new Owned(account, added)) != null) {
      throw new IllegalArgumentException("there is a calendar " + providerId + " already");
    }
    return added;
  }

  /**
   * Removes a calendar with everything in it (FLT-24).
   *
   * @param providerId which
   */
  public void removeCalendar(String providerId) {
    calendars.remove(providerId);
  }

  /**
   * An account has more addresses.
   *
   * @param account its name
   * @param others its aliases
   */
  public void aliases(String account, String... others) {
    aliases.put(account, List.of(others));
  }

  /**
   * What a host would hand over to connect an account.
   *
   * @param account which
   * @return the request
   */
  public ConnectionRequest account(String account) {
    return new ConnectionRequest(id, new Settings(Map.of(ACCOUNT, account)));
  }

  /**
   * What goes wrong, for all calendars.
   *
   * @return the faults
   */
  public ScriptedFaults faults() {
    return faults;
  }

  /**
   * Every write that was sent, in order.
   *
   * @return a copy
   */
  public List<ScriptedWrite> writeLog() {
    return List.copyOf(writes);
  }

  @Override
  public ConnectorDescriptor describe() {
    return new ConnectorDescriptor(
        id,
        "Scripted provider",
        List.of(
            new ConnectorDescriptor.SettingField(
                ACCOUNT, "The account's name.", signIn.isEmpty(), false)),
        signIn.map(SignIn::oauth),
        limits,
        Duration.ofMinutes(20));
  }

  @Override
  public ValidationResult validate(Call call) {
    call.beforeRequest(Cost.READ);
    return faults.read(
        () -> {
          String account = accountOf(call);
          List<ScriptedCalendar> mine = calendarsOf(account);
          return mine.isEmpty()
              ? new ValidationResult.Invalid(ACCOUNT, "NO_SUCH_ACCOUNT", "There is no such account")
              : new ValidationResult.Valid(
                  account, aliases.getOrDefault(account, List.of()), samplesOf(mine));
        });
  }

  @Override
  public CalendarDirectory calendars() {
    return new ScriptedDirectory(this);
  }

  @Override
  public EventReader reader() {
    return new ScriptedReader(this);
  }

  @Override
  public Optional<MirrorWriter> writer() {
    return Optional.of(new ScriptedWriter(this));
  }

  @Override
  public Optional<ChangeWatch> watch() {
    return watch.map(ChangeWatch.class::cast);
  }

  int changesOf(String providerId) {
    return Optional.ofNullable(calendars.get(providerId))
        .map(owned -> owned.calendar().log().visible())
        .orElse(0);
  }

  private String accountOf(Call call) {
    return signIn
        .map(it -> it.accountOf().apply(call.token(CALENDARS).reveal()).orElseThrow(this::refused))
        .orElseGet(() -> call.settings().get(ACCOUNT).orElse(""));
  }

  private ConnectorException refused() {
    return ConnectorException.of(
        FailureClass.NEEDS_REAUTH, "UNAUTHORIZED", "Provider " + id + " does not take this token");
  }

  List<ScriptedCalendar> calendarsOf(String account) {
    return calendars.values().stream()
        .filter(owned -> owned.account().equals(account))
        .map(Owned::calendar)
        .toList();
  }

  List<CalendarInfo> infosOf(Call call) {
    call.beforeRequest(Cost.READ);
    return faults.read(
        () ->
            calendarsOf(accountOf(call)).stream().map(calendar -> infoOf(call, calendar)).toList());
  }

  static CalendarInfo infoOf(Call call, ScriptedCalendar calendar) {
    return new CalendarInfo(
        new CalendarRef(call.connection(), calendar.providerId()),
        calendar.providerId(),
        calendar.capabilities());
  }

  ScriptedCalendar calendarOf(Call call, CalendarRef calendar) {
    return calendarsOf(accountOf(call)).stream()
        .filter(there -> there.providerId().equals(calendar.providerId()))
        .findFirst()
        .orElseThrow(
            () ->
                ConnectorException.of(
                    FailureClass.CALENDAR_GONE,
                    "NO_SUCH_CALENDAR",
                    "The calendar " + calendar.providerId() + " is not there any more"));
  }

  <T> T reading(Call call, CalendarRef calendar, Cost cost, Function<ScriptedCalendar, T> work) {
    return faults.read(() -> work.apply(admitted(call, calendar, cost)));
  }

  WriteOutcome writing(
      Call call,
      CalendarRef calendar,
      MirrorWrite write,
      Function<ScriptedCalendar, WriteOutcome> work) {
    return faults.write(
        () -> {
          ScriptedCalendar there = admitted(call, calendar, Cost.WRITE);
          return there.log().atomically(log -> work.apply(there));
        },
        effect -> writes.add(new ScriptedWrite(calendar.providerId(), write, effect)));
  }

  private ScriptedCalendar admitted(Call call, CalendarRef calendar, Cost cost) {
    call.beforeRequest(cost);
    if (call.deadline().remaining().isZero()) {
      throw ConnectorException.of(
          FailureClass.TRANSIENT, "DEADLINE", "No time is left for " + calendar.providerId());
    }
    ScriptedCalendar there = calendarOf(call, calendar);
    if (there.isBroken()) {
      throw ConnectorException.of(
          FailureClass.REJECTED, "BROKEN", "The calendar " + calendar.providerId() + " is broken");
    }
    return there;
  }

  private static List<EventText> samplesOf(List<ScriptedCalendar> calendars) {
    return calendars.stream()
        .flatMap(calendar -> calendar.objects().stream())
        .filter(SourcePart.Whole.class::isInstance)
        .map(part -> ((SourcePart.Whole) part).body().details().text())
        .limit(3)
        .toList();
  }
}
