package dev.calsync.test.google;

import dev.calsync.test.FakeAuthorizationServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Answers requests: who is it, may they, does it go wrong, and what does it say. */
final class GoogleService {

  private static final String BEARER = "Bearer ";
  private static final int LOST = 0;
  private static final Route NOWHERE =
      new Route(
          RequestKind.READ,
          "",
          "",
          Set.of(),
          visit -> {
            throw GoogleError.notFound();
          });

  private final GoogleData data;
  private final FakeAuthorizationServer authorization;
  private final List<Route> routes;
  private final Faults faults;
  private final List<GoogleRequest> log = new ArrayList<>();

  GoogleService(
      GoogleData data, FakeAuthorizationServer authorization, Faults faults, Supplier<URI> root) {
    this.data = data;
    this.authorization = authorization;
    this.faults = faults;
    this.routes = Routes.of(data, root);
  }

  /** Answers; without an answer the connection is cut. */
  Optional<Answer> answer(Asked asked) {
    Route route =
        routes.stream().filter(it -> it.match(asked).isPresent()).findFirst().orElse(NOWHERE);
    Optional<Answer> answer =
        faults
            .next(route.kind())
            .map(fault -> faulty(fault, route, asked))
            .orElseGet(() -> Optional.of(right(route, asked)));
    note(
        new GoogleRequest(
            route.kind(),
            asked.method(),
            route.template(),
            answer.map(Answer::status).orElse(LOST)));
    return answer;
  }

  private Optional<Answer> faulty(GoogleFault fault, Route route, Asked asked) {
    return switch (fault) {
      case USER_RATE_LIMIT -> Optional.of(GoogleError.userRateLimit().answer());
      case TOO_MANY -> Optional.of(GoogleError.tooMany().answer());
      case QUOTA_EXCEEDED -> Optional.of(GoogleError.quota().answer());
      case BACKEND_ERROR -> Optional.of(GoogleError.backend().answer());
      case UNAVAILABLE -> Optional.of(GoogleError.unavailable().answer());
      case UNAUTHORIZED -> Optional.of(GoogleError.unauthorized().answer());
      case SPURIOUS_CONFLICT -> Optional.of(GoogleError.conditionNotMet().answer());
      case NOT_FOUND -> Optional.of(GoogleError.notFound().answer());
      case SYNC_TOKEN_EXPIRED -> Optional.of(GoogleError.fullSyncRequired().answer());
      case CUT -> Optional.empty();
      case HTML -> Optional.of(Answer.page());
      case REPLY_LOST -> {
        right(route, asked);
        yield Optional.empty();
      }
      case DONE_THEN_ERROR -> {
        right(route, asked);
        yield Optional.of(GoogleError.backend().answer());
      }
      case TRUNCATED -> Optional.of(right(route, asked).truncated());
      case HELD -> {
        faults.await();
        yield Optional.of(right(route, asked));
      }
    };
  }

  private Answer right(Route route, Asked asked) {
    try {
      String token = asked.header("authorization").orElse("");
      String bare = token.startsWith(BEARER) ? token.substring(BEARER.length()) : "";
      String account = authorization.accountOf(bare).orElseThrow(GoogleError::unauthorized);
      Map<String, String> names = route.match(asked).orElse(Map.of());
      if (route != NOWHERE && !route.isAllowedBy(authorization.scopesOf(bare))) {
        throw GoogleError.scopesMissing();
      }
      synchronized (data) {
        return route.room().apply(new Visit(asked, account, names));
      }
    } catch (GoogleError refused) {
      return refused.answer();
    }
  }

  private void note(GoogleRequest request) {
    synchronized (log) {
      log.add(request);
    }
  }

  List<GoogleRequest> requests() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  void forgetRequests() {
    synchronized (log) {
      log.clear();
    }
  }
}
