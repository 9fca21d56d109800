package dev.calsync.failure;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Provider trouble, classified. */
public final class ConnectorException extends CalsyncException {

  private static final long serialVersionUID = 1L;

  /** The class of the trouble. */
  private final FailureClass failureClass;

  /** How long the provider asked us to wait; null if it did not. */
  private final @Nullable Duration retryAfter;

  /**
   * A classified failure.
   *
   * @param failureClass its class
   * @param code a stable name in capitals that says more than the class
   * @param message what happened, to which id; without titles, guests, secrets
   * @param cause what lies behind it
   */
  public ConnectorException(
      FailureClass failureClass, String code, String message, @Nullable Throwable cause) {
    this(failureClass, code, message, cause, null);
  }

  private ConnectorException(
      FailureClass failureClass,
      String code,
      String message,
      @Nullable Throwable cause,
      @Nullable Duration retryAfter) {
    super(
        code,
        message,
        cause,
        failureClass == FailureClass.TRANSIENT || failureClass == FailureClass.THROTTLED);
    this.failureClass = failureClass;
    this.retryAfter = retryAfter;
  }

  /**
   * A failure without a cause of its own.
   *
   * @param failureClass its class
   * @param code a stable name in capitals
   * @param message what happened, to which id
   * @return the exception, to be thrown
   */
  public static ConnectorException of(FailureClass failureClass, String code, String message) {
    return new ConnectorException(failureClass, code, message, null);
  }

  /**
   * The provider asked us to wait.
   *
   * @param code a stable name in capitals
   * @param message what happened, to which id
   * @param retryAfter how long
   * @return the exception, to be thrown
   */
  public static ConnectorException throttled(String code, String message, Duration retryAfter) {
    return new ConnectorException(FailureClass.THROTTLED, code, message, null, retryAfter);
  }

  /**
   * The failure's class.
   *
   * @return never null
   */
  public FailureClass failureClass() {
    return failureClass;
  }

  /**
   * How long the provider asked us to wait.
   *
   * @return empty if it did not say
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
