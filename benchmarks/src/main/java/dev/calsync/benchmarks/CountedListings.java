package dev.calsync.benchmarks;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.ValidationResult;
import dev.calsync.event.TimeRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A connector whose listings are counted: each page is a request. */
final class CountedListings implements ConnectorAdapter, EventReader {

  private final ConnectorAdapter counted;
  private final AtomicInteger listings = new AtomicInteger();

  CountedListings(ConnectorAdapter counted) {
    this.counted = counted;
  }

  int listings() {
    return listings.get();
  }

  void forget() {
    listings.set(0);
  }

  @Override
  public FetchPage fetchWindow(
      Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at) {
    listings.incrementAndGet();
    return counted.reader().fetchWindow(call, calendar, window, at);
  }

  @Override
  public FetchPage changes(
      Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at) {
    listings.incrementAndGet();
    return counted.reader().changes(call, calendar, since, at);
  }

  @Override
  public List<SourcePart> fetch(Call call, CalendarRef calendar, Collection<RemoteId> ids) {
    return counted.reader().fetch(call, calendar, ids);
  }

  @Override
  public EventReader reader() {
    return this;
  }

  @Override
  public ConnectorDescriptor describe() {
    return counted.describe();
  }

  @Override
  public ValidationResult validate(Call call) {
    return counted.validate(call);
  }

  @Override
  public CalendarDirectory calendars() {
    return counted.calendars();
  }

  @Override
  public Optional<MirrorWriter> writer() {
    return counted.writer();
  }

  @Override
  public Optional<ChangeWatch> watch() {
    return counted.watch();
  }
}
