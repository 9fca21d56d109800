package dev.calsync.store;

/**
 * Who asked for what, and what came of it (R-F4). Ids and codes only; never titles, guests or
 * secrets (INV-15, INV-16).
 *
 * @param actor who asked: an id of the host's, or the name of a part of the engine; 1 to 128
 *     characters
 * @param action what was asked for, a code such as {@code CONNECT} or {@code APPROVE_HOLD}; 1 to 64
 *     out of A-Z 0-9 _
 * @param subject what it was about, kind and id such as {@code edge:e1}; 1 to 128 characters
 * @param outcome what came of it, a code such as {@code DONE} or the code of a failure; 1 to 64 out
 *     of A-Z 0-9 _
 */
public record AuditLine(String actor, String action, String subject, String outcome) {

  /** Checks the ranges. */
  public AuditLine {
    checkLength("an actor", actor);
    checkLength("a subject", subject);
    checkCode("an action", action);
    checkCode("an outcome", outcome);
  }

  private static void checkLength(String what, String text) {
    if (text.isEmpty() || text.length() > 128) {
      throw new IllegalArgumentException(
          what + " of the audit log has 1 to 128 characters, not " + text.length());
    }
  }

  private static void checkCode(String what, String text) {
    if (!text.matches("[A-Z0-9_]{1,64}")) {
      throw new IllegalArgumentException(
          what + " of the audit log is a code of 1 to 64 out of A-Z 0-9 _");
    }
  }
}
