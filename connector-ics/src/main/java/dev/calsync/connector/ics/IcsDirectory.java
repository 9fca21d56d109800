package dev.calsync.connector.ics;

import dev.calsync.calendar.CalendarInfo;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.CalendarDirectory;
import dev.calsync.connector.Call;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.List;

/** The one calendar of an account that is a file or a folder. */
final class IcsDirectory implements CalendarDirectory {

  private final IcsClient client;

  IcsDirectory(IcsClient client) {
    this.client = client;
  }

  @Override
  public List<CalendarInfo> list(Call call) {
    return List.of(client.describe(call));
  }

  @Override
  public CalendarInfo find(Call call, CalendarRef calendar) {
    CalendarInfo only = client.describe(call);
    if (!only.ref().equals(calendar)) {
      throw IcsFailures.gone(calendar.providerId());
    }
    return only;
  }

  @Override
  public CalendarInfo create(Call call, String displayName, String mark) {
    throw ConnectorException.of(
        FailureClass.UNSUPPORTED,
        "NO_NEW_CALENDARS",
        "A connection to a file or folder has that one calendar; connect another path instead");
  }
}
