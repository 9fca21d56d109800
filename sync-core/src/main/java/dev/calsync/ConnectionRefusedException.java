package dev.calsync;

import dev.calsync.failure.CalsyncException;

/** An account cannot be reached as asked; nothing was kept. */
public final class ConnectionRefusedException extends CalsyncException {

  private static final long serialVersionUID = 1L;

  /** The setting at fault. */
  private final String field;

  ConnectionRefusedException(ConnectResult.Refused refused) {
    super(refused.code(), refused.reason());
    this.field = refused.field();
  }

  /**
   * The setting at fault.
   *
   * @return its name; empty if none is
   */
  public String field() {
    return field;
  }
}
