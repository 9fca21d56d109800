package dev.calsync.engine.form;

import static dev.calsync.engine.form.FormReader.required;

import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.MirrorShape.ShownOverride;
import dev.calsync.event.Recurrence;
import dev.calsync.event.Slot;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a target shows, as bytes and as their SHA-256. Always in the normal form of SEM-35, whether
 * the shape is what we want or what a target showed, so that equal meanings have equal hashes.
 */
public final class ShapeForm {

  private static final int TIME = 1;
  private static final int DETAILS = 2;
  private static final int RECURRENCE = 3;
  private static final int OVERRIDES = 4;
  private static final int SLOT = 5;

  /** Never fed; looking an algorithm up takes as long as hashing a small event. */
  private static final MessageDigest EMPTY = digest();

  private ShapeForm() {}

  /**
   * Writes the normal form of a shape.
   *
   * @param shape the shape
   * @return its bytes; equal for shapes that mean the same
   */
  public static FormBytes encode(MirrorShape shape) {
    return FormBytes.of(bytes(shape));
  }

  /**
   * The one way to say what a shape means.
   *
   * @param shape the shape
   * @return what {@link #decode} gives of {@link #encode}
   */
  public static MirrorShape normal(MirrorShape shape) {
    return ShapeNormalForm.of(shape);
  }

  /**
   * Reads what {@link #encode} wrote, in this release, an earlier or a later one.
   *
   * @param form the bytes
   * @return the shape, in normal form
   * @throws dev.calsync.failure.StoreException with code {@code FORM_UNREADABLE} if they are none
   */
  public static MirrorShape decode(FormBytes form) {
    return Envelope.SHAPE.read(form, ShapeForm::read);
  }

  /**
   * The hash of what a mirror shall show, or of what a target was seen to show.
   *
   * @param shape the shape
   * @return the SHA-256 of {@link #encode}; never {@link FormHash#ABSENT}
   */
  public static FormHash hash(MirrorShape shape) {
    return sha256(bytes(shape));
  }

  /**
   * The hash of a shape that is written already.
   *
   * @param form what {@link #encode} returned
   * @return the same as {@link #hash(MirrorShape)} of the shape
   */
  public static FormHash hash(FormBytes form) {
    if (form.isEmpty()) {
      throw new IllegalArgumentException("nothing has no hash; what is absent is FormHash.ABSENT");
    }
    return sha256(form.bytes());
  }

  private static byte[] bytes(MirrorShape any) {
    MirrorShape shape = ShapeNormalForm.of(any);
    FormWriter out = Envelope.SHAPE.begin();
    TimeForm.write(out, TIME, shape.time());
    ShownForm.write(out, DETAILS, shape.details());
    shape.recurrence().ifPresent(repeats -> RecurrenceForm.write(out, RECURRENCE, repeats));
    if (!shape.overrides().isEmpty()) {
      int list = out.open(OVERRIDES);
      shape.overrides().forEach(override -> writeItem(out, override));
      out.close(list);
    }
    return Envelope.seal(out);
  }

  private static void writeItem(FormWriter out, ShownOverride override) {
    int item = out.openItem();
    TimeForm.write(out, TIME, override.time());
    ShownForm.write(out, DETAILS, override.details());
    out.always(SLOT, SlotForm.write(override.slot()));
    out.close(item);
  }

  private static MirrorShape read(FormReader in) {
    @Nullable EventTime time = null;
    @Nullable ShownDetails details = null;
    Optional<Recurrence> recurrence = Optional.empty();
    List<ShownOverride> overrides = new ArrayList<>();
    while (in.next()) {
      switch (in.tag()) {
        case TIME -> time = TimeForm.read(in);
        case DETAILS -> details = ShownForm.read(in);
        case RECURRENCE -> recurrence = Optional.of(RecurrenceForm.read(in));
        case OVERRIDES -> {
          for (FormReader list = in.inside(); list.hasItem(); ) {
            overrides.add(readItem(list.item()));
          }
        }
        default -> {}
      }
    }
    return new MirrorShape(required(time), required(details), recurrence, overrides);
  }

  private static ShownOverride readItem(FormReader in) {
    @Nullable Slot slot = null;
    @Nullable EventTime time = null;
    @Nullable ShownDetails details = null;
    while (in.next()) {
      switch (in.tag()) {
        case TIME -> time = TimeForm.read(in);
        case DETAILS -> details = ShownForm.read(in);
        case SLOT -> slot = SlotForm.read(in.number());
        default -> {}
      }
    }
    return new ShownOverride(required(slot), required(time), required(details));
  }

  private static FormHash sha256(byte[] bytes) {
    try {
      return FormHash.of(((MessageDigest) EMPTY.clone()).digest(bytes));
    } catch (CloneNotSupportedException another) {
      return FormHash.of(digest().digest(bytes));
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
