package dev.calsync.connector.ics;

import dev.calsync.connector.ConnectionRequest;
import java.nio.file.Path;

/**
 * Connects a folder that holds one iCalendar file for each event, as vdirsyncer, khal and others
 * keep them (vdir). Files whose names begin with a dot or do not end in {@code .ics}, and folders
 * inside it, are left alone.
 */
public final class IcsFolder {

  private IcsFolder() {}

  /**
   * A folder that is there.
   *
   * @param path the folder; made absolute against the process's working directory
   * @return the request
   */
  public static ConnectionRequest of(Path path) {
    return IcsPlace.request(IcsPlace.Kind.FOLDER, path, false);
  }

  /**
   * A folder that is made when it is connected and not there yet. The folder around it must be
   * there. A folder that disappears later is not made again.
   *
   * @param path the folder; made absolute against the process's working directory
   * @return the request
   */
  public static ConnectionRequest orCreate(Path path) {
    return IcsPlace.request(IcsPlace.Kind.FOLDER, path, true);
  }
}
