package dev.calsync.connector.ics;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;

/**
 * Where the listing of a folder stands.
 *
 * @param settled whether the digest can prove that nothing changed
 * @param digest of the folder's state when the listing began
 * @param folder which folder is being listed
 * @param after the last name that was read; empty text at the beginning
 */
record FolderPlace(boolean settled, String digest, String folder, String after) {

  private static final String SETTLED = "v2=";
  private static final String FRESH = "v2~";
  private static final int PARTS = 4;

  static FolderPlace parse(Continuation at, String calendar) {
    String[] parts = at.value().split("\n", PARTS);
    if (parts.length != PARTS || !(parts[0].equals(SETTLED) || parts[0].equals(FRESH))) {
      throw IcsFailures.lostPlace(calendar);
    }
    return new FolderPlace(parts[0].equals(SETTLED), parts[1], parts[2], parts[3]);
  }

  FolderPlace at(String name) {
    return new FolderPlace(settled, digest, folder, name);
  }

  Continuation continuation() {
    return new Continuation(String.join("\n", kind(), digest, folder, after));
  }

  Cursor cursor() {
    return new Cursor(kind() + digest);
  }

  private String kind() {
    return settled ? SETTLED : FRESH;
  }
}
