package dev.calsync.ical;

import dev.calsync.failure.CalsyncException;
import java.time.DateTimeException;
import java.util.function.Supplier;

/** Says which VEVENT of a UID cannot be read. */
final class PartException extends CalsyncException {

  private static final long serialVersionUID = 1L;

  private final int line;

  private PartException(String code, int line, RuntimeException cause) {
    super(code, "The event at line " + line + " cannot be read: " + code, cause);
    this.line = line;
  }

  /** Does the work; whatever goes wrong in it is put down to the part. */
  static <T> T guard(EventPart part, Supplier<T> work) {
    try {
      return work.get();
    } catch (PartException inner) {
      throw inner;
    } catch (UnreadableEventException e) {
      throw new PartException(e.code(), part.raw().line(), e);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new PartException("BAD_DATA", part.raw().line(), e);
    }
  }

  String where() {
    return "line " + line;
  }
}
