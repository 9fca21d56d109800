package dev.calsync.engine.mirror;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A mirror that shows what it showed, but lost its mark: what is there is not what we wrote. Its
 * hash is one that no projection has, so that a write is due, like that of a {@link SpoiledObject}.
 */
public final class UnmarkedObject {

  private static final byte[] FORMAT = "calsync-unmarked-1".getBytes(StandardCharsets.US_ASCII);

  private UnmarkedObject() {}

  /**
   * The hash of such an object.
   *
   * @param shown the hash of what it shows
   */
  public static FormHash hash(FormHash shown) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(FORMAT);
    bytes.writeBytes(shown.bytes());
    return ShapeForm.hash(FormBytes.of(bytes.toByteArray()));
  }
}
