package dev.calsync.connector.ics;

import dev.calsync.connector.ConnectionRequest;
import java.nio.file.Path;

/**
 * Connects one iCalendar file with any number of events. The file is read as it is; written, if at
 * all, by replacing it whole, with everything in it that is not ours kept byte for byte.
 */
public final class IcsFile {

  private IcsFile() {}

  /**
   * A file that is there.
   *
   * @param path the file; made absolute against the process's working directory
   * @return the request
   */
  public static ConnectionRequest of(Path path) {
    return IcsPlace.request(IcsPlace.Kind.FILE, path, false);
  }

  /**
   * A file that is made, as an empty calendar, when it is connected and not there yet. Its folder
   * must be there. A file that disappears later is not made again.
   *
   * @param path the file; made absolute against the process's working directory
   * @return the request
   */
  public static ConnectionRequest orCreate(Path path) {
    return IcsPlace.request(IcsPlace.Kind.FILE, path, true);
  }
}
