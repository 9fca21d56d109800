package dev.calsync.connector.ics;

import dev.calsync.connector.Cursor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a file's touch says of its silence: with it, a silent file is not even read.
 *
 * @param digest of the file's touch, taken before it is read
 * @param settled whether that touch is proof
 */
record FileState(String digest, boolean settled) {

  static FileState of(Path file, Clock clock) throws IOException {
    Touch touch = Touch.of(file);
    return new FileState(ContentHash.of(touch.text()), touch.isProof(clock.instant()));
  }

  /** Whether nobody touched the file since this cursor. */
  boolean provesSilence(Cursor since) {
    return settled && since.equals(cursor());
  }

  Cursor cursor() {
    return new Cursor((settled ? "v2=" : "v2~") + digest);
  }
}
