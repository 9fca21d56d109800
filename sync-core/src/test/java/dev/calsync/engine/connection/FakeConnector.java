package dev.calsync.engine.connection;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Cost;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.ValidationResult;
import dev.calsync.engine.directory.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A provider whose account is the setting {@code account}, with the calendars that it is given. */
final class FakeConnector implements ConnectorAdapter, CalendarDirectory {

  final List<String> calendars = new ArrayList<>(List.of("one", "two"));
  final List<Call> calls = new ArrayList<>();
  Optional<ValidationResult> answer = Optional.empty();
  Supplier<RuntimeException> listingFails = () -> null;
  private final String id;

  FakeConnector(String id) {
    this.id = id;
  }

  @Override
  public ConnectorDescriptor describe() {
    return new ConnectorDescriptor(
        new ConnectorId(id), id, List.of(), Optional.empty(), List.of(), Duration.ofMinutes(5));
  }

  @Override
  public ValidationResult validate(Call call) {
    calls.add(call);
    call.beforeRequest(Cost.READ);
    return answer.orElseGet(
        () -> new ValidationResult.Valid(call.settings().require("account"), List.of()));
  }

  @Override
  public List<CalendarInfo> list(Call call) {
    calls.add(call);
    RuntimeException failure = listingFails.get();
    if (failure != null) {
      throw failure;
    }
    return calendars.stream()
        .map(
            name ->
                new CalendarInfo(
                    new CalendarRef(call.connection(), name), name, Records.capabilities(1)))
        .toList();
  }

  @Override
  public CalendarDirectory calendars() {
    return this;
  }

  @Override
  public CalendarInfo find(Call call, CalendarRef calendar) {
    throw new AssertionError("not needed to connect");
  }

  @Override
  public CalendarInfo create(Call call, String displayName, String mark) {
    throw new AssertionError("connecting makes nothing at the provider");
  }

  @Override
  public EventReader reader() {
    throw new AssertionError("connecting reads no events itself");
  }

  @Override
  public Optional<MirrorWriter> writer() {
    return Optional.empty();
  }

  @Override
  public Optional<ChangeWatch> watch() {
    return Optional.empty();
  }
}
