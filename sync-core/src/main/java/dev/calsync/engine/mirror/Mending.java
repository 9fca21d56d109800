package dev.calsync.engine.mirror;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.SourceItem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How often in a row a {@link Defect} of a mirror was mended, as the item of its object remembers
 * it: as many times as a person's edits of it are put back one after the other (FLT-16).
 */
public enum Mending {
  /** A write was asked for. */
  ONCE,
  /** It was asked for again, for somebody came after the first. */
  TWICE,
  /** And again. */
  THRICE,
  /** It was given up: it is as it is. */
  LEFT;

  private final FormHash hash =
      ShapeForm.hash(
          FormBytes.of(("calsync-mending-1 " + name()).getBytes(StandardCharsets.US_ASCII)));

  /** The content under which it is remembered. */
  public FormHash hash() {
    return hash;
  }

  /** What one more write makes of it; empty where there shall be none. */
  Optional<Mending> next() {
    return switch (this) {
      case ONCE -> Optional.of(TWICE);
      case TWICE -> Optional.of(THRICE);
      case THRICE, LEFT -> Optional.empty();
    };
  }

  /** What an item remembers. */
  public static Optional<Mending> in(SourceItem item) {
    return item.state() == ItemState.MANAGED && item.mark().isEmpty()
        ? Arrays.stream(values()).filter(it -> it.hash.equals(item.content())).findFirst()
        : Optional.empty();
  }
}
