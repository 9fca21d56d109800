package dev.calsync.tck.simulation;

import dev.calsync.AuthorizationRequest;
import dev.calsync.AuthorizationResult;
import dev.calsync.CalendarSync;
import dev.calsync.OAuthSettings;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Secret;
import dev.calsync.host.ProviderApplication;
import dev.calsync.http.Reach;
import dev.calsync.tck.connector.ScriptedConnector;
import dev.calsync.test.FakeAuthorizationServer;
import dev.calsync.test.ManualClock;
import dev.calsync.test.Rotation;
import dev.calsync.test.TokenExchange;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Those who sign in, and the server that gives tokens for it: what it gave and what the provider
 * was shown, in one order. It answers at once, so a node stops before or after a request and never
 * in it; what happens in between, the operations on the store before and after it stand for.
 */
final class SignIns implements AutoCloseable {

  static final List<String> READ = List.of("read");
  static final List<String> WRITE = List.of("read", "write");

  /** An account of the provider that no calendar of the scene belongs to (FLT-58). */
  static final String STRANGER = "stranger";

  private static final URI CALLBACK = URI.create("https://host.example/callback");

  private final FakeAuthorizationServer server;
  private final Queue<News> unheard = new ConcurrentLinkedQueue<>();

  /** What a node did with tokens, whichever node it was. */
  private sealed interface News {
    record Given(TokenExchange exchange) implements News {}

    record Shown(String token) implements News {}
  }

  SignIns(ManualClock clock, ScriptedConnector provider, SplittableRandom chance) {
    this.server = FakeAuthorizationServer.start(clock);
    server.client("calsync", "app-secret");
    server.rotation(Rotation.values()[chance.nextInt(Rotation.values().length)]);
    server.life(Duration.ofMinutes(4L + chance.nextInt(26)));
    server.onRefresh(exchange -> unheard.add(new News.Given(exchange)));
    provider.signedInto(server.oauth(READ, WRITE), this::shown);
    provider.addCalendar(STRANGER, "strangers", ScriptedConnector.everything());
  }

  private Optional<String> shown(String token) {
    unheard.add(new News.Shown(token));
    return server.accountOf(token);
  }

  FakeAuthorizationServer server() {
    return server;
  }

  OAuthSettings settings(ScriptedConnector provider) {
    ProviderApplication application = ProviderApplication.of("calsync", Secret.of("app-secret"));
    return OAuthSettings.of(Map.of(provider.describe().id().value(), application))
        .within(
            Reach.publicInternet().andNetwork("127.0.0.0/8").andPlainHttp().andPort(server.port()));
  }

  /** Somebody signs in where a host sends him, and comes back; nothing goes wrong on the way. */
  AuthorizationResult signIn(
      CalendarSync host, OwnerId owner, AuthorizationRequest asking, SignIn as) {
    server.heal();
    URI link = asking.returnTo(CALLBACK).start();
    AuthorizationResult result =
        host.oauth().complete(owner, server.signIn(link, as.account(), as.scopes()));
    // No node of the history did that.
    unheard.clear();
    return result;
  }

  /** As whom, and what he agrees to. */
  record SignIn(String account, List<String> scopes) {}

  /** Tells what was given and shown since it was asked last, in order. */
  void tell(Consumer<TokenExchange> given, Consumer<String> shown) {
    for (News news = unheard.poll(); news != null; news = unheard.poll()) {
      if (news instanceof News.Given it) {
        given.accept(it.exchange());
      } else if (news instanceof News.Shown it) {
        shown.accept(it.token());
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
