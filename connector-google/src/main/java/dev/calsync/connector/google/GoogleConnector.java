package dev.calsync.connector.google;

import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorDescriptor.OAuthEndpoints;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.ValidationResult;
import dev.calsync.event.ZoneRulesSource;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * Reads and writes Google Calendar (API v3) through Google's own client. Thread-safe, with nothing
 * kept between calls but open connections; one serves all accounts of a process.
 *
 * <p>A series is kept in parts: a master, and an event of its own for each changed occurrence. A
 * mirror is made under an id that we choose, names nobody, reminds nobody, and is written with
 * {@code sendUpdates=none}; each change is one request, whose condition is the version last seen.
 * An occurrence that nobody changed yet has no version: what there is of its series is read before
 * the first change of it.
 */
public final class GoogleConnector implements ConnectorAdapter {

  private final ConnectorDescriptor descriptor;
  private final GoogleService service;
  private final GoogleReader reader;
  private final GoogleWriter writer;

  /** A connector to Google, with the zone rules of the JDK. */
  public GoogleConnector() {
    this(GoogleService.PUBLISHED, GoogleDescriptor.descriptor(), Clock.systemUTC());
  }

  private GoogleConnector(URI root, ConnectorDescriptor descriptor, Clock clock) {
    ZoneRulesSource zones = ZoneRulesSource.jdk();
    EventParts parts = new EventParts(zones);
    this.descriptor = descriptor;
    this.service = new GoogleService(root);
    this.reader = new GoogleReader(service, parts, clock);
    this.writer = new GoogleWriter(service, parts, zones, clock);
  }

  /**
   * A connector to a service at another address, such as a stand-in for Google in a test.
   *
   * @param service its root: {@code calendar/v3/} lies below it
   * @param endpoints where owners let us in
   * @param clock by which it tells which busy times are near: a year back, two ahead
   * @return a connector that talks to nobody else
   */
  public static GoogleConnector at(URI service, OAuthEndpoints endpoints, Clock clock) {
    return new GoogleConnector(service, GoogleDescriptor.descriptor(endpoints), clock);
  }

  @Override
  public ConnectorDescriptor describe() {
    return descriptor;
  }

  @Override
  public ValidationResult validate(Call call) {
    return new GoogleValidation(service).validate(call);
  }

  @Override
  public CalendarDirectory calendars() {
    return new GoogleDirectory(service);
  }

  @Override
  public EventReader reader() {
    return reader;
  }

  @Override
  public Optional<MirrorWriter> writer() {
    return Optional.of(writer);
  }

  @Override
  public Optional<ChangeWatch> watch() {
    return Optional.of(new GoogleWatch(service));
  }
}
