package dev.calsync.tck.connector;

/** The process dies here, as far as the engine can tell. An error, so that nothing catches it. */
public final class ScriptedStop extends VirtualMachineError {

  private static final long serialVersionUID = 1L;

  /**
   * A stop at a boundary.
   *
   * @param message before or after which call
   */
  public ScriptedStop(String message) {
    super(message);
  }
}
