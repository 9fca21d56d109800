package dev.calsync.engine.grant;

import dev.calsync.connector.Resource;
import dev.calsync.engine.directory.FakeRecords;
import dev.calsync.engine.oauth.TokenEndpoint;
import dev.calsync.engine.sample.Port;
import dev.calsync.engine.secret.Vault;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.host.KeyWrapping;
import dev.calsync.store.SecretStore;
import dev.calsync.store.SyncStore;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Where nobody signs in. */
public final class NoGrant {

  private NoGrant() {}

  /** No token for anything. */
  public static TokenUse use() {
    return (resource, deadline) -> {
      throw none(resource);
    };
  }

  /** No tokens for any connection. */
  public static Tokens tokens() {
    SyncStore store =
        Port.with(
            SyncStore.class,
            Map.of(
                "secrets", none -> Port.with(SecretStore.class, Map.of()),
                "records", none -> new FakeRecords()));
    Vault vault = new Vault(store, KeyWrapping.of(Map.of(1, new byte[32]), 1));
    return new Tokens(
        new Grants(vault, Clock.systemUTC(), () -> 0, new SplittableRandom(1)),
        new TokenEndpoint(
            () -> {
              throw new AssertionError("nobody asks for tokens here");
            }),
        Clock.systemUTC(),
        new Tokens.Host((owner, connector) -> Optional.empty(), Map.of()));
  }

  private static ConnectorException none(Resource resource) {
    return ConnectorException.of(
        FailureClass.NEEDS_REAUTH, "NO_GRANT", "There is no grant for " + resource.name());
  }
}
