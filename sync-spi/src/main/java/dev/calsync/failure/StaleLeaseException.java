package dev.calsync.failure;

/**
 * The lane is held by somebody else by now: stop quietly, write nothing more (INV-8). Never a
 * reason to retry; the new holder goes on.
 */
public final class StaleLeaseException extends StoreException {

  private static final long serialVersionUID = 1L;

  /**
   * The lease was lost.
   *
   * @param lane which lane, as text
   * @param fence the token that was presented
   */
  public StaleLeaseException(String lane, long fence) {
    super(
        "STALE_LEASE",
        "Lane " + lane + " has a newer fence than " + fence + "; its new holder goes on",
        null,
        false);
  }
}
