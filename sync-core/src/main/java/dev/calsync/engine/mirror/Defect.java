package dev.calsync.engine.mirror;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventStatus;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is wrong with a mirror that shows what it showed: what is there is not what we wrote. Such a
 * mirror has a hash that no projection has, so that a write is due, like that of a {@link
 * SpoiledObject}.
 */
public enum Defect {
  /** It lost its mark, or carries another's. */
  UNMARKED("calsync-unmarked-1", "MARK_NOT_KEPT"),
  /** It carries another UID than the one that it had. */
  UID_CHANGED("calsync-uid-changed-1", "UID_NOT_KEPT"),
  /** It is tentative or cancelled, or has guests: no mirror is or has (INV-14). */
  STATUS_OR_GUESTS("calsync-status-or-guests-1", "STATUS_OR_GUESTS_NOT_KEPT");

  private final byte[] format;
  private final String givenUp;

  Defect(String format, String givenUp) {
    this.format = format.getBytes(StandardCharsets.US_ASCII);
    this.givenUp = givenUp;
  }

  /**
   * The hash of a mirror that has it.
   *
   * @param shown the hash of what the mirror shows
   */
  public FormHash hash(FormHash shown) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(format);
    bytes.writeBytes(shown.bytes());
    return ShapeForm.hash(FormBytes.of(bytes.toByteArray()));
  }

  /**
   * What a hash says is wrong.
   *
   * @param hash the hash
   * @param shown the hash of what the mirror shows
   * @return empty if it is none of a mirror that shows this and has a defect
   */
  public static Optional<Defect> in(FormHash hash, FormHash shown) {
    return Arrays.stream(values()).filter(it -> hash.equals(it.hash(shown))).findFirst();
  }

  /**
   * What is wrong with what an object says beside what a mirror shows.
   *
   * @param body what was read
   */
  public static Optional<Defect> of(EventBody body) {
    boolean plain =
        isPlain(body.details())
            && body.overrides().stream().allMatch(override -> isPlain(override.details()));
    return plain ? Optional.empty() : Optional.of(STATUS_OR_GUESTS);
  }

  private static boolean isPlain(EventDetails details) {
    return details.status() == EventStatus.CONFIRMED && details.attendees().isEmpty();
  }

  /**
   * The hash of a mirror as it was met, defect or not.
   *
   * @param body what was read
   * @param shown the hash of what it shows
   */
  public static FormHash seen(EventBody body, FormHash shown) {
    return of(body).map(defect -> defect.hash(shown)).orElse(shown);
  }

  /** The reason of the drift that it is. */
  public String reason() {
    return name() + "_AT_TARGET";
  }

  /** What is told of a target that has it again after our write. */
  public String givenUp() {
    return givenUp;
  }
}
