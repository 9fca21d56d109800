package dev.calsync.test;

import com.sun.net.httpserver.HttpServer;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.ConnectorDescriptor.OAuthEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An authorization server on this machine (RFC 6749, 7009, 7636, 9207), over plain HTTP: signs
 * people in as a test says, exchanges codes, renews tokens, takes grants back, and fails as it is
 * told. Names tokens by counting, so that a run can be told from its log.
 */
public final class FakeAuthorizationServer implements AutoCloseable {

  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final String JSON = "application/json";

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "authorization-server");
            thread.setDaemon(true);
            return thread;
          });
  private final GrantTable grants;
  private final Map<String, String> clients = new ConcurrentHashMap<>();
  private final Deque<TokenFault> faults = new ConcurrentLinkedDeque<>();
  private final Deque<String> bodies = new ConcurrentLinkedDeque<>();
  private volatile Consumer<TokenExchange> ear = exchange -> {};
  private final CountDownLatch held = new CountDownLatch(1);
  private final AtomicInteger exchanges = new AtomicInteger();
  private final AtomicInteger refreshes = new AtomicInteger();
  private final AtomicInteger revocations = new AtomicInteger();

  private FakeAuthorizationServer(HttpServer server, Clock clock) {
    this.server = server;
    this.grants = new GrantTable(clock);
    server.setExecutor(threads);
    server.createContext("/token", exchange -> TokenAnswer.send(exchange, this::token));
    server.createContext("/revoke", exchange -> TokenAnswer.send(exchange, this::revoke));
    server.start();
  }

  /**
   * A server at a port of its own.
   *
   * @param clock by which access tokens end
   * @return the server, to be closed
   */
  public static FakeAuthorizationServer start(Clock clock) {
    try {
      return new FakeAuthorizationServer(HttpServer.create(Loopback.address(0), 0), clock);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /**
   * Where it listens.
   *
   * @return the port, at the loopback address
   */
  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * What a connector says of it.
   *
   * @param readScopes for reading
   * @param writeScopes for writing
   * @return endpoints and scopes, each resource with the same token
   */
  public OAuth oauth(List<String> readScopes, List<String> writeScopes) {
    return new OAuth(
        endpoints(), readScopes, writeScopes, Map.of("access_type", "offline"), Map.of());
  }

  /**
   * Where it is spoken to.
   *
   * @return its addresses
   */
  public OAuthEndpoints endpoints() {
    return new OAuthEndpoints(
        URI.create(issuer() + "/authorize"),
        URI.create(issuer() + "/token"),
        Optional.of(URI.create(issuer() + "/revoke")),
        Optional.of(issuer()));
  }

  private String issuer() {
    return "http://127.0.0.1:" + port();
  }

  /**
   * Knows an application.
   *
   * @param id its name
   * @param secret its secret
   */
  public void client(String id, String secret) {
    clients.put(id, secret);
  }

  /**
   * What becomes of refresh tokens that were used.
   *
   * @param rotation from now on
   */
  public void rotation(Rotation rotation) {
    grants.rotation(rotation);
  }

  /**
   * How long access tokens are good.
   *
   * @param life from now on
   */
  public void life(Duration life) {
    grants.life(life);
  }

  /**
   * The next request to the token endpoint goes wrong; each call is about one more request.
   *
   * @param fault how
   */
  public void next(TokenFault fault) {
    faults.add(fault);
  }

  /** Forgets what was to go wrong and has not yet. */
  public void heal() {
    faults.clear();
  }

  /**
   * Tells what refresh tokens were given for, before anybody hears the answer, or if nobody does.
   *
   * @param listener told in a thread of the server's
   */
  public void onRefresh(Consumer<TokenExchange> listener) {
    ear = listener;
  }

  /**
   * The next request to the token endpoint is answered like this, with status 200.
   *
   * @param body instead of what would be right
   */
  public void nextAnswer(String body) {
    bodies.add(body);
  }

  /** Lets go what {@link TokenFault#HELD} holds, now and later. */
  public void release() {
    held.countDown();
  }

  /**
   * Somebody follows a link, signs in and allows everything.
   *
   * @param link as an owner's browser was sent there
   * @param account who signs in
   * @return what the browser brings back
   */
  public Map<String, String> signIn(URI link, String account) {
    return signIn(
        link,
        account,
        List.of(FormText.read(link.getRawQuery()).getOrDefault("scope", "").split(" ")));
  }

  /**
   * Somebody signs in and allows a part.
   *
   * @param link as an owner's browser was sent there
   * @param account who signs in
   * @param scopes what is allowed
   * @return what the browser brings back
   */
  public Map<String, String> signIn(URI link, String account, List<String> scopes) {
    Map<String, String> asked = FormText.read(link.getRawQuery());
    if (!clients.containsKey(asked.get("client_id"))
        || !"S256".equals(asked.get("code_challenge_method"))
        || !"code".equals(asked.get("response_type"))) {
      throw new IllegalArgumentException("no server would sign anybody in for this link");
    }
    return Map.of(
        "code", grants.signedIn(new GrantTable.SignIn(account, asked, scopes)),
        "state", asked.getOrDefault("state", ""),
        "iss", issuer());
  }

  /**
   * Somebody follows a link and comes back with an error.
   *
   * @param link as an owner's browser was sent there
   * @param error such as {@code access_denied}
   * @param description a text beside it
   * @return what the browser brings back
   */
  public Map<String, String> refuse(URI link, String error, String description) {
    return Map.of(
        "error",
        error,
        "error_description",
        description,
        "state",
        FormText.read(link.getRawQuery()).getOrDefault("state", ""),
        "iss",
        issuer());
  }

  /**
   * Whose access token that is.
   *
   * @param accessToken as a provider would be shown it
   * @return empty if it is not good any more, or never was
   */
  public Optional<String> accountOf(String accessToken) {
    return grants.accountOf(accessToken);
  }

  /**
   * What an access token is good for.
   *
   * @param accessToken as a provider would be shown it
   * @return the scopes that were allowed; none if the token is not good any more
   */
  public Set<String> scopesOf(String accessToken) {
    return grants.scopesOf(accessToken);
  }

  /**
   * Somebody signed in and allowed everything that was asked, long ago and elsewhere.
   *
   * @param client the application, as for {@link #client}
   * @param account who
   * @param scopes for what
   * @return the refresh token that the application was given
   */
  public String refreshToken(String client, String account, List<String> scopes) {
    return grants.refreshToken(new GrantTable.SignIn(account, Map.of("client_id", client), scopes));
  }

  /**
   * Somebody signed in.
   *
   * @param account who
   * @param scopes for what
   * @return an access token
   */
  public String accessToken(String account, List<String> scopes) {
    return grants.accessToken(new GrantTable.SignIn(account, Map.of(), scopes));
  }

  /**
   * Somebody takes all that was granted back, at the provider.
   *
   * @param account who
   */
  public void endGrantsOf(String account) {
    grants.end(account);
  }

  /** No access token that was given so far is good any more; refresh tokens are. */
  public void refuseAccessTokens() {
    grants.refuseAccessTokens();
  }

  /**
   * How many codes were exchanged, or were tried to.
   *
   * @return the number of requests
   */
  public int exchanges() {
    return exchanges.get();
  }

  /**
   * How often a refresh token was used, or was tried to.
   *
   * @return the number of requests
   */
  public int refreshes() {
    return refreshes.get();
  }

  /**
   * How many grants were given back.
   *
   * @return the number of requests
   */
  public int revocations() {
    return revocations.get();
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdown();
  }

  private Optional<TokenAnswer> token(Map<String, String> form) {
    boolean refreshing = "refresh_token".equals(form.get("grant_type"));
    (refreshing ? refreshes : exchanges).incrementAndGet();
    Optional<String> scripted = Optional.ofNullable(bodies.poll());
    if (scripted.isPresent()) {
      return scripted.map(body -> TokenAnswer.json(OK, body));
    }
    TokenFault fault = faults.poll();
    if (fault == null) {
      return Optional.of(given(form, refreshing));
    }
    return switch (fault) {
      case REPLY_LOST -> {
        given(form, refreshing);
        yield Optional.empty();
      }
      case UNAVAILABLE -> Optional.of(new TokenAnswer(UNAVAILABLE, "text/plain", "away", Map.of()));
      case TOO_MANY ->
          Optional.of(new TokenAnswer(TOO_MANY_REQUESTS, JSON, "{}", Map.of("Retry-After", "7")));
      case HTML -> Optional.of(new TokenAnswer(OK, "text/html", "<html>sign in</html>", Map.of()));
      case INVALID_GRANT -> Optional.of(TokenAnswer.error("invalid_grant"));
      case INVALID_CLIENT -> Optional.of(TokenAnswer.error("invalid_client"));
      case HELD -> {
        await();
        yield Optional.of(given(form, refreshing));
      }
    };
  }

  private TokenAnswer given(Map<String, String> form, boolean refreshing) {
    String secret = clients.get(form.getOrDefault("client_id", ""));
    if (secret == null || !secret.equals(form.get("client_secret"))) {
      return TokenAnswer.error("invalid_client");
    }
    Optional<Map<String, Object>> fields =
        refreshing ? grants.refresh(form) : grants.exchange(form);
    if (refreshing) {
      ear.accept(TokenExchange.of(form, fields));
    }
    return fields
        .map(it -> TokenAnswer.json(OK, json(it)))
        .orElseGet(() -> TokenAnswer.error("invalid_grant"));
  }

  private Optional<TokenAnswer> revoke(Map<String, String> form) {
    revocations.incrementAndGet();
    TokenFault fault = faults.poll();
    if (fault == TokenFault.UNAVAILABLE) {
      return Optional.of(new TokenAnswer(UNAVAILABLE, "text/plain", "away", Map.of()));
    }
    boolean known = grants.revoke(form.getOrDefault("token", ""));
    return Optional.of(known ? TokenAnswer.json(OK, "{}") : TokenAnswer.error("invalid_token"));
  }

  private void await() {
    try {
      held.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private static String json(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getValue() instanceof Number number
                    ? "\"" + field.getKey() + "\":" + number
                    : "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
