package dev.calsync.connector.ics;

import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorDescriptor.SettingField;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.ValidationResult;
import dev.calsync.event.ZoneRulesSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes iCalendar files and folders of them (RFC 5545). Thread-safe, without state of
 * its own; a connection is made from {@link IcsFile} or {@link IcsFolder}.
 *
 * <p>Several connectors, also in several processes, may write one calendar: each write holds a lock
 * file beside the calendar and compares what it replaces. Programs that know nothing of the lock
 * can lose an edit only if they save within the moment between that comparison and the rename.
 */
public final class IcsConnector implements ConnectorAdapter {

  static final ConnectorId ID = new ConnectorId("ics");

  private final IcsClient client;

  /** A connector with the system's clock and the JDK's zone rules. */
  public IcsConnector() {
    this(Clock.systemUTC(), ZoneRulesSource.jdk());
  }

  /**
   * A connector.
   *
   * @param clock stamps what is written (DTSTAMP)
   * @param zones the zone rules in force
   */
  public IcsConnector(Clock clock, ZoneRulesSource zones) {
    this(clock, zones, new RealDisk());
  }

  IcsConnector(Clock clock, ZoneRulesSource zones, Disk disk) {
    this.client = new IcsClient(clock, new IcsMapping(zones), new AtomicFiles(disk));
  }

  @Override
  public ConnectorDescriptor describe() {
    return new ConnectorDescriptor(
        ID,
        "Calendar files",
        List.of(
            new SettingField(IcsPlace.KIND, "What the path names: file or folder.", true, false),
            new SettingField(
                IcsPlace.PATH, "The absolute path of the file or folder.", true, false),
            new SettingField(
                IcsPlace.CREATE,
                "Whether validation makes an empty calendar if there is none: true or false.",
                false,
                false)),
        Optional.empty(),
        List.of(),
        Duration.ofMinutes(1));
  }

  @Override
  public ValidationResult validate(Call call) {
    return new IcsValidation(client).validate(call);
  }

  @Override
  public CalendarDirectory calendars() {
    return new IcsDirectory(client);
  }

  @Override
  public EventReader reader() {
    return new IcsReader(client);
  }

  @Override
  public Optional<MirrorWriter> writer() {
    return Optional.of(new IcsWriter(client));
  }

  @Override
  public Optional<ChangeWatch> watch() {
    return Optional.empty();
  }
}
