package dev.calsync.connector.ics;

import dev.calsync.event.MirrorShape;
import java.util.Optional;

/**
 * A mirror made ready for the disk.
 *
 * @param text a calendar that holds it and nothing else
 * @param shows what a reader makes of that; empty if the mirror is not fit to be written
 * @param refusal why it is not fit; empty text if it is
 */
record Draft(byte[] text, Optional<MirrorShape> shows, String refusal) {

  static Draft ready(byte[] text, MirrorShape shows) {
    return new Draft(text, Optional.of(shows), "");
  }

  static Draft unfit(String code) {
    return new Draft(new byte[0], Optional.empty(), code);
  }
}
