package dev.calsync.engine.mirror;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;

/**
 * An object that shows nothing that can be read. It is there all the same, so what it shows is
 * never {@link FormHash#ABSENT}: one that has no raw form has the hash of one zero byte.
 */
public final class SpoiledObject {

  private static final FormBytes NOTHING = FormBytes.of(new byte[1]);

  private SpoiledObject() {}

  /** The hash of what such an object shows. */
  public static FormHash hash(FormBytes raw) {
    return ShapeForm.hash(raw.isEmpty() ? NOTHING : raw);
  }
}
