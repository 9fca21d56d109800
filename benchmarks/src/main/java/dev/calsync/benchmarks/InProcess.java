package dev.calsync.benchmarks;

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
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cost;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OriginWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.Settings;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.ValidationResult;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A provider inside this JVM: as fast as memory, or each writing request as slow as told. */
final class InProcess implements ConnectorAdapter {

  private static final ConnectorId ID = new ConnectorId("in-process");
  private static final String ACCOUNT = "account";

  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
  private final Capabilities capabilities;
  private final Duration latency;
  private final Optional<ChangeWatch> watch;

  /** Calendars of these capabilities; each has an account of its own. */
  InProcess(Capabilities capabilities, Duration latency) {
    this(capabilities, latency, Optional.empty());
  }

  /** The same, at a provider that tells of changes. */
  InProcess(Capabilities capabilities, InProcessWatch watch) {
    this(capabilities, Duration.ZERO, Optional.of(watch));
  }

  private InProcess(Capabilities capabilities, Duration latency, Optional<ChangeWatch> watch) {
    this.capabilities = capabilities;
    this.latency = latency;
    this.watch = watch;
  }

  /** What a friendly provider can do, with so many writes a request and requests at once. */
  static Capabilities capabilities(int batch, int slots) {
    return new Capabilities(
        1,
        new WriteSupport(
            true,
            Capabilities.Create.ID_CHOSEN,
            true,
            Capabilities.SilentWrite.GUARANTEED,
            batch,
            slots),
        new ReadSupport(
            Capabilities.Marks.IN_LISTING,
            Duration.ZERO,
            Capabilities.ConfirmingReads.LIVE,
            Duration.ofSeconds(1)),
        SeriesSupport.WHOLE);
  }

  ConnectionRequest add(String account, Shelf shelf) {
    shelves.put(account, shelf);
    return new ConnectionRequest(ID, new Settings(Map.of(ACCOUNT, account)));
  }

  @Override
  public ConnectorDescriptor describe() {
    return new ConnectorDescriptor(
        ID,
        "In process",
        List.of(new ConnectorDescriptor.SettingField(ACCOUNT, "The account's name.", true, false)),
        Optional.empty(),
        List.of(),
        Duration.ofHours(1));
  }

  @Override
  public ValidationResult validate(Call call) {
    return new ValidationResult.Valid(call.settings().require(ACCOUNT), List.of());
  }

  @Override
  public CalendarDirectory calendars() {
    return new Directory();
  }

  @Override
  public EventReader reader() {
    return new Reader();
  }

  @Override
  public Optional<MirrorWriter> writer() {
    return Optional.of(new Writer());
  }

  @Override
  public Optional<ChangeWatch> watch() {
    return watch;
  }

  private Shelf shelf(Call call, Cost cost) {
    call.beforeRequest(cost);
    return shelves.computeIfAbsent(
        call.settings().require(ACCOUNT),
        account -> {
          throw new IllegalStateException("no calendar of " + account);
        });
  }

  private final class Directory implements CalendarDirectory {

    @Override
    public List<CalendarInfo> list(Call call) {
      String account = call.settings().require(ACCOUNT);
      CalendarRef ref = new CalendarRef(call.connection(), account);
      return List.of(new CalendarInfo(ref, account, capabilities));
    }

    @Override
    public CalendarInfo find(Call call, CalendarRef calendar) {
      return list(call).get(0);
    }

    @Override
    public CalendarInfo create(Call call, String displayName, String mark) {
      throw new UnsupportedOperationException("calendars are there already");
    }
  }

  private final class Reader implements EventReader {

    @Override
    public FetchPage fetchWindow(
        Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at) {
      return shelf(call, Cost.READ).list(at);
    }

    @Override
    public FetchPage changes(
        Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at) {
      return shelf(call, Cost.READ).changes(since);
    }

    @Override
    public List<SourcePart> fetch(Call call, CalendarRef calendar, Collection<RemoteId> ids) {
      throw new IllegalStateException("nothing was lost, so nothing is looked up");
    }
  }

  private final class Writer implements MirrorWriter {

    @Override
    public WriteOutcome createMirror(Call call, CalendarRef calendar, MirrorForm form) {
      return one(call, calendar, new MirrorWrite.Create(form));
    }

    @Override
    public WriteOutcome updateMirror(
        Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form) {
      return one(call, calendar, new MirrorWrite.Update(ref, form));
    }

    @Override
    public WriteOutcome deleteMirror(Call call, CalendarRef calendar, MirrorRef ref) {
      return one(call, calendar, new MirrorWrite.Delete(ref));
    }

    private WriteOutcome one(Call call, CalendarRef calendar, MirrorWrite write) {
      return writeBatch(call, calendar, List.of(write)).get(0);
    }

    @Override
    public List<WriteOutcome> writeBatch(
        Call call, CalendarRef calendar, List<MirrorWrite> writes) {
      Shelf shelf = shelf(call, Cost.WRITE);
      travel();
      List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
      writes.forEach(write -> outcomes.add(shelf.write(write)));
      return outcomes;
    }

    @Override
    public Optional<SourcePart> findMirror(
        Call call, CalendarRef calendar, String id, Optional<RemoteId> known) {
      throw new IllegalStateException("nothing was lost, so nothing is looked up");
    }

    @Override
    public Optional<OriginWriter> origins() {
      return Optional.empty();
    }
  }

  private void travel() {
    long arrives = System.nanoTime() + latency.toNanos();
    for (long left = latency.toNanos(); left > 0; left = arrives - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
