package dev.calsync.connector.google;

import com.google.auth.oauth2.ServiceAccountCredentials;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorDescriptor.OAuth;
import dev.calsync.connector.Resource;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.TokenSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Tokens for the accounts of an organisation whose administrator lets a service account stand in
 * for its people (domain-wide delegation, R-L2): given to {@code OAuthSettings.tokensFrom}, for
 * connections made by {@link GoogleAccount#delegated}. Nothing of it is stored. Each person's token
 * is kept until a minute before its end, and asked for by one thread at a time. Thread-safe.
 */
public final class GoogleServiceAccount implements TokenSource {

  private static final Duration LEAST = Duration.ofMinutes(1);

  /** A token that took the place of a refused one and is refused within it means no. */
  private static final Duration PROBATION = Duration.ofMinutes(10);

  private final Supplier<Secret> key;
  private final List<String> scopes;
  private final Clock clock;
  private final DelegatedTokens endpoint;
  private final Map<String, Held> bySubject = new ConcurrentHashMap<>();

  /**
   * Somebody's token, or the asking for it.
   *
   * @param replacesSince since when it stands for one that was refused; empty if it does not
   */
  private record Held(FutureTask<DelegatedTokens.Token> asking, Optional<Instant> replacesSince) {

    private boolean is(Secret token) {
      return asking.isDone() && answer(asking).access().reveal().equals(token.reveal());
    }
  }

  private GoogleServiceAccount(Supplier<Secret> key, List<String> scopes, Clock clock) {
    this.key = key;
    this.scopes = scopes;
    this.clock = clock;
    this.endpoint = new DelegatedTokens(clock);
  }

  /**
   * A service account with one key for good. Its scopes are those that targets need.
   *
   * @param key the key file that Google made, as JSON; its {@code token_uri} is where tokens come
   *     from
   * @return a source of tokens
   * @throws IllegalArgumentException if that is no key
   */
  public static GoogleServiceAccount of(Secret key) {
    try {
      parsed(key);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("that is no key of a service account");
    }
    return of(() -> key);
  }

  /**
   * A service account whose key may be exchanged.
   *
   * @param key asked whenever a token is needed
   * @return a source of tokens
   */
  public static GoogleServiceAccount of(Supplier<Secret> key) {
    return at(Clock.systemUTC(), key);
  }

  static GoogleServiceAccount at(Clock clock, Supplier<Secret> key) {
    return new GoogleServiceAccount(key, oauth().writeScopes(), clock);
  }

  /**
   * The same with no more scopes than sources need, where the administrator gives no others.
   *
   * @return another source of tokens
   */
  public GoogleServiceAccount readingOnly() {
    return new GoogleServiceAccount(key, oauth().readScopes(), clock);
  }

  private static OAuth oauth() {
    return GoogleDescriptor.descriptor().oauth().orElseThrow();
  }

  @Override
  public Secret accessToken(OwnerId owner, Settings settings, Resource resource) {
    String subject =
        settings.get(GoogleAccount.SUBJECT).orElseThrow(() -> GoogleServiceAccount.nobody(owner));
    FutureTask<DelegatedTokens.Token> asking =
        bySubject
            .compute(
                subject,
                (same, last) ->
                    last == null || isOver(last.asking())
                        ? new Held(new FutureTask<>(() -> asked(subject)), Optional.empty())
                        : last)
            .asking();
    asking.run();
    return answer(asking).access();
  }

  @Override
  public boolean refused(OwnerId owner, Settings settings, Resource resource, Secret token) {
    Optional<String> subject = settings.get(GoogleAccount.SUBJECT);
    AtomicBoolean another = new AtomicBoolean(true);
    subject.ifPresent(
        who ->
            bySubject.computeIfPresent(
                who,
                (same, held) -> {
                  if (isOver(held.asking()) || !held.is(token)) {
                    return held;
                  }
                  another.set(!isOnProbation(held));
                  return new Held(new FutureTask<>(() -> asked(who)), Optional.of(clock.instant()));
                }));
    return subject.isPresent() && another.get();
  }

  private boolean isOnProbation(Held held) {
    return held.replacesSince()
        .filter(since -> clock.instant().isBefore(since.plus(PROBATION)))
        .isPresent();
  }

  private DelegatedTokens.Token asked(String subject) {
    bySubject.values().removeIf(held -> isOver(held.asking()));
    return endpoint.ask(current(), subject, scopes);
  }

  private boolean isOver(FutureTask<DelegatedTokens.Token> asking) {
    if (!asking.isDone()) {
      return false;
    }
    try {
      return !clock.instant().plus(LEAST).isBefore(answer(asking).until());
    } catch (ConnectorException failed) {
      return true;
    }
  }

  private static DelegatedTokens.Token answer(FutureTask<DelegatedTokens.Token> asking) {
    try {
      return asking.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof ConnectorException classified
          ? classified
          : new IllegalStateException("no failure of a token is without a class", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw ConnectorException.of(
          FailureClass.TRANSIENT, "INTERRUPTED", "Nobody waits for a token of Google any more");
    }
  }

  private ServiceAccountCredentials current() {
    try {
      return parsed(key.get());
    } catch (IOException | RuntimeException withTheKeyInIt) {
      throw unavailable(withTheKeyInIt);
    }
  }

  private static ServiceAccountCredentials parsed(Secret key) throws IOException {
    try {
      return ServiceAccountCredentials.fromStream(
          new ByteArrayInputStream(key.reveal().getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException | ClassCastException | NullPointerException misshapen) {
      throw new IOException("no key", misshapen);
    }
  }

  /** Owners cannot mend it, and need not connect anew once it is mended. */
  private static ConnectorException unavailable(Throwable cause) {
    return ConnectorException.of(
        FailureClass.TRANSIENT,
        "SERVICE_ACCOUNT_UNAVAILABLE",
        "The key of the service account cannot be had or read: "
            + cause.getClass().getSimpleName());
  }

  private static ConnectorException nobody(OwnerId owner) {
    return ConnectorException.of(
        FailureClass.NEEDS_REAUTH,
        "NO_SUBJECT",
        "A connection of " + owner + " names nobody whom the service account stands in for");
  }
}
