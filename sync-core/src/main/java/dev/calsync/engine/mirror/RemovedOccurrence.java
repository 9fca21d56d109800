package dev.calsync.engine.mirror;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;

/**
 * An occurrence of a mirrored series that somebody removed at the target. It is not absent, which
 * would say that it is as its series says.
 */
public final class RemovedOccurrence {

  /** The hash of what such an occurrence shows. */
  public static final FormHash HASH = ShapeForm.hash(FormBytes.of(new byte[] {1}));

  private RemovedOccurrence() {}
}
