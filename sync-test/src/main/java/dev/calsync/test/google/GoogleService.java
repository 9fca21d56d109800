package dev.calsync.test.google;

import dev.calsync.test.FakeAuthorizationServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests: who is it, may they, does it go wrong, and what does it say. */
final class GoogleService {

  private static final String BEARER = "Bearer ";
  private static final int LOST = 0;

  /** Nothing is there for anybody, whatever was granted. */
  private static final Route NOWHERE =
      new Route(RequestKind.READ, "", "", Set.of(), visit -> GoogleError.notFound().answer());

  private final GoogleData data;
  private final FakeAuthorizationServer authorization;
  private final List<Route> routes;
  private final Faults faults;
  private final List<GoogleRequest> log = new ArrayList<>();
  private final AtomicReference<@Nullable RuntimeException> bugs = new AtomicReference<>();

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
      case SYNC_TOKEN_EXPIRED ->
          Optional.of(
              route.isListing() ? GoogleError.fullSyncRequired().answer() : right(route, asked));
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
      return visited(route, asked);
    } catch (GoogleError refused) {
      return refused.answer();
    } catch (RuntimeException bug) {
      bugs.compareAndSet(null, bug);
      return GoogleError.backend().answer();
    }
  }

  private Answer visited(Route route, Asked asked) {
    String token = token(asked);
    String account = account(token);
    Set<String> granted = authorization.scopesOf(token);
    if (route != NOWHERE && !route.isAllowedBy(granted)) {
      throw GoogleError.scopesMissing();
    }
    Map<String, String> names = route.match(asked).orElse(Map.of());
    synchronized (data) {
      return route.room().apply(new Visit(asked, account, names, route.isForItsOwnAlone(granted)));
    }
  }

  private String account(String token) {
    return authorization.accountOf(token).orElseThrow(GoogleError::unauthorized);
  }

  private static String token(Asked asked) {
    String header = asked.header("authorization").orElse("");
    return header.startsWith(BEARER) ? header.substring(BEARER.length()) : "";
  }

  /** What this service failed at by a mistake of its own, which Google would not make. */
  Optional<RuntimeException> bug() {
    return Optional.ofNullable(bugs.get());
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
