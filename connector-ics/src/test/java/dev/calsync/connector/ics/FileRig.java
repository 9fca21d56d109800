package dev.calsync.connector.ics;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.event.EventBody;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.tck.connector.ConnectorRig;
import dev.calsync.tck.connector.CountingCall;
import dev.calsync.tck.connector.ProviderSide;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of events, and another program that uses it. */
final class FileRig implements ConnectorRig, ProviderSide {

  private static final Pattern EVENT = Pattern.compile("(?s)BEGIN:VEVENT\r\n.*?END:VEVENT\r\n");

  /** Every touch of the file system lies well before. */
  private static final Instant LONG_AFTER = Instant.parse("2100-11-20T12:00:00Z");

  private final Path file;
  private final Call call;
  private final ConnectorAdapter connector;

  FileRig(Path temp) {
    this(temp.resolve("team.ics"), new RealDisk());
    write(Vevents.BEGIN + "X-WR-CALNAME:Team\r\n" + Vevents.END);
  }

  FileRig(Path file, Disk disk) {
    this.file = file;
    Clock clock = Clock.fixed(LONG_AFTER, ZoneOffset.UTC);
    this.connector = new IcsConnector(clock, ZoneRulesSource.jdk(), disk);
    this.call = new CountingCall(ConnectionId.of("c-1"), IcsFile.of(file).settings());
  }

  Path file() {
    return file;
  }

  String read() {
    return FolderRig.read(file);
  }

  void write(String text) {
    FolderRig.write(file, text);
  }

  @Override
  public ConnectorAdapter connector() {
    return connector;
  }

  @Override
  public Call call() {
    return call;
  }

  @Override
  public CalendarRef calendar() {
    return new CalendarRef(call.connection(), "file:" + file);
  }

  @Override
  public ProviderSide provider() {
    return this;
  }

  @Override
  public void put(String uid, EventBody body) {
    List<String> ours = raw(uid).map(Vevents::ourLinesOf).orElse(List.of());
    String event = Vevents.of(uid, body, ours);
    String text = read();
    int at = raw(uid).map(text::indexOf).orElseGet(() -> text.indexOf("END:VCALENDAR"));
    if (raw(uid).isPresent()) {
      remove(uid);
    }
    write(new StringBuilder(read()).insert(at, event).toString());
  }

  @Override
  public void remove(String uid) {
    write(withoutEvents(uid));
  }

  @Override
  public void spoil(String uid) {
    String event = raw(uid).orElseThrow();
    write(read().replace(event, event.replaceAll("DTSTART[^\r]*", "DTSTART:soon")));
  }

  @Override
  public Optional<String> raw(String uid) {
    String events =
        EVENT
            .matcher(read())
            .results()
            .map(found -> found.group())
            .filter(event -> event.contains("\r\nUID:" + uid + "\r\n"))
            .reduce("", String::concat);
    return events.isEmpty() ? Optional.empty() : Optional.of(events);
  }

  @Override
  public void breakDown() {
    write("<html><body>Please log in</body></html>");
  }

  private String withoutEvents(String uid) {
    return EVENT
        .matcher(read())
        .replaceAll(
            found ->
                found.group().contains("\r\nUID:" + uid + "\r\n")
                    ? ""
                    : Matcher.quoteReplacement(found.group()));
  }
}
