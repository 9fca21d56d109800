package dev.calsync.tck.connector;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import java.util.List;

/** The calendars of a scripted account. */
final class ScriptedDirectory implements CalendarDirectory {

  private final ScriptedConnector provider;

  ScriptedDirectory(ScriptedConnector provider) {
    this.provider = provider;
  }

  @Override
  public List<CalendarInfo> list(Call call) {
    return provider.infosOf(call);
  }

  @Override
  public CalendarInfo find(Call call, CalendarRef calendar) {
    return provider.reading(
        call, calendar, Cost.READ, there -> ScriptedConnector.infoOf(call, there));
  }

  @Override
  public CalendarInfo create(Call call, String displayName, String mark) {
    return provider.making(call, displayName, mark);
  }
}
