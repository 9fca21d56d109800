package dev.calsync.http;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.Optional;
import java.util.Set;

/** Where an answer sends us (RFC 9110, section 15.4). Pure. */
final class Redirects {

  /** How many in a row are followed. */
  static final int MOST = 5;

  private static final int SEE_OTHER = 303;
  private static final Set<Integer> STATUSES = Set.of(301, 302, SEE_OTHER, 307, 308);

  private Redirects() {}

  /**
   * The next hop.
   *
   * @param request what was answered
   * @param status with which status
   * @param location what its header {@code Location} says
   * @param followed how many were followed before
   * @return empty where the answer is the answer
   * @throws ConnectorException REJECTED where it leads to where we do not go
   */
  static Optional<GuardedRequest> next(
      GuardedRequest request, int status, Optional<String> location, int followed) {
    if (!STATUSES.contains(status) || location.isEmpty()) {
      return Optional.empty();
    }
    boolean isFetch = request.method().equals("GET") || request.method().equals("HEAD");
    if (!request.isSafe() || (status == SEE_OTHER && !isFetch)) {
      throw refused(request, "REDIRECT_NOT_FOLLOWED", "a " + request.method() + " is redirected");
    }
    if (followed == MOST) {
      throw refused(request, "TOO_MANY_REDIRECTS", "more than " + MOST + " redirects");
    }
    TargetUrl next = request.url().resolve(location.get());
    if (request.url().isSecure() && !next.isSecure()) {
      throw refused(request, "REDIRECT_NOT_FOLLOWED", "it leads from https to http");
    }
    return Optional.of(request.at(next));
  }

  private static ConnectorException refused(GuardedRequest request, String code, String why) {
    return ConnectorException.of(FailureClass.REJECTED, code, request.url() + ": " + why);
  }
}
