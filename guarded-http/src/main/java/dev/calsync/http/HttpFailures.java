package dev.calsync.http;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

/**
 * What went wrong, without anything that was said on the wire: an answer may hold what must not be
 * logged (HOS-40), so the failure of the library below is named by its class alone.
 */
final class HttpFailures {

  private HttpFailures() {}

  /**
   * The failure of an exchange.
   *
   * @param request what was asked
   * @param failure what the library below says
   * @param late whether its time was over
   */
  static ConnectorException of(GuardedRequest request, IOException failure, boolean late) {
    if (failure instanceof CheckedResolver.RefusedAddressException) {
      return before(request, FailureClass.REJECTED, "ADDRESS_NOT_ALLOWED", failure);
    }
    if (failure instanceof UnknownHostException) {
      return before(request, FailureClass.TRANSIENT, "UNKNOWN_HOST", failure);
    }
    if (failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException) {
      return before(request, FailureClass.REJECTED, "TLS_NOT_TRUSTED", failure);
    }
    if (failure instanceof ConnectException || failure instanceof ConnectTimeoutException) {
      return before(request, FailureClass.TRANSIENT, "NOT_CONNECTED", failure);
    }
    if (late || failure instanceof SocketTimeoutException) {
      return after(request, FailureClass.TRANSIENT, "TOO_SLOW", failure);
    }
    if (failure instanceof CappedBody.TooLargeException) {
      return after(request, FailureClass.REJECTED, "TOO_LARGE", failure);
    }
    return failure instanceof MessageConstraintException
        ? after(request, FailureClass.REJECTED, "HEADERS_TOO_LARGE", failure)
        : after(request, FailureClass.TRANSIENT, "BROKEN_ANSWER", failure);
  }

  /** The answer is none that we asked for. */
  static ConnectorException unasked(GuardedRequest request, String code, String what) {
    return ConnectorException.of(
        classOf(request, FailureClass.REJECTED), code, request.url() + ": " + what);
  }

  /** Nothing was sent yet. */
  private static ConnectorException before(
      GuardedRequest request, FailureClass failureClass, String code, IOException failure) {
    return ConnectorException.of(failureClass, code, told(request, failure));
  }

  /** It was sent, at least in part. */
  private static ConnectorException after(
      GuardedRequest request, FailureClass failureClass, String code, IOException failure) {
    return ConnectorException.of(classOf(request, failureClass), code, told(request, failure));
  }

  private static FailureClass classOf(GuardedRequest request, FailureClass failureClass) {
    return request.isSafe() ? failureClass : FailureClass.AMBIGUOUS;
  }

  private static String told(GuardedRequest request, IOException failure) {
    return request.url() + ": " + failure.getClass().getSimpleName();
  }
}
