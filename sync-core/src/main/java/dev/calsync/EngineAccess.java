package dev.calsync;

import dev.calsync.engine.connection.Accesses;
import dev.calsync.engine.connection.Authorizing;
import dev.calsync.engine.connection.Connecting;
import dev.calsync.engine.connection.Connectors;
import dev.calsync.engine.connection.GrantTrial;
import dev.calsync.engine.connection.Standings;
import dev.calsync.engine.delivery.DeliverJob;
import dev.calsync.engine.directory.Directory;
import dev.calsync.engine.directory.Endings;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.grant.Grants;
import dev.calsync.engine.grant.Tokens;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.oauth.TokenEndpoint;
import dev.calsync.engine.onboarding.OnboardJob;
import dev.calsync.engine.permit.Traffic;
import dev.calsync.engine.removal.DisconnectJob;
import dev.calsync.engine.removal.EdgeEndings;
import dev.calsync.engine.removal.LastMirrors;
import dev.calsync.engine.removal.RemoveEdgeJob;
import dev.calsync.engine.secret.Vault;
import dev.calsync.engine.watch.Unwatching;
import dev.calsync.http.GuardedHttp;
import dev.calsync.http.Reach;
import dev.calsync.store.JobKind;
import dev.calsync.store.SyncStore;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The parts of the engine that lead to accounts, wired once. */
record EngineAccess(
    Connectors connectors,
    Vault vault,
    Grants grants,
    Tokens tokens,
    Standings standings,
    Connecting connecting,
    Authorizing authorizing,
    GrantTrial trial,
    Http http) {

  static EngineAccess of(
      Engine.Host host, Vault vault, Directory directory, Connectors connectors, Traffic traffic) {
    Grants grants = new Grants(vault, host.clock(), host.job().ticker(), host.job().jitter());
    Http http = new Http(host.oauth().reach());
    TokenEndpoint endpoint = new TokenEndpoint(http);
    Tokens tokens =
        new Tokens(
            grants,
            endpoint,
            host.clock(),
            new Tokens.Host(host.oauth().applications(), host.oauth().sources()));
    Standings standings = new Standings(directory, host.job().listener());
    Connecting connecting =
        new Connecting(
            directory,
            connectors,
            host.job().ids(),
            new Connecting.Way(traffic, tokens, standings));
    GrantTrial trial = new GrantTrial(connectors, connecting, tokens, grants);
    Authorizing authorizing =
        new Authorizing(
            host.store(),
            vault,
            host.secure(),
            new Authorizing.Provider(connectors, endpoint, tokens, grants, trial));
    return new EngineAccess(
        connectors, vault, grants, tokens, standings, connecting, authorizing, trial, http);
  }

  /** The jobs that take connections into work, and give them and their edges up. */
  Map<JobKind, JobHandler> handlers(
      SyncStore store, FollowUps followUps, Accesses accesses, DeliverJob delivery) {
    Directory directory = new Directory(store.records());
    Endings endings = new Endings(store.records());
    DisconnectJob.Mirroring mirroring =
        new DisconnectJob.Mirroring(
            accesses,
            new EdgeEndings(store),
            new LastMirrors(store, directory, endings, accesses, delivery),
            new Unwatching(store.channels()));
    return Map.of(
        JobKind.ONBOARD,
        new OnboardJob(directory, standings, followUps, store.sources(), new EdgeEndings(store)),
        JobKind.REMOVE_EDGE,
        new RemoveEdgeJob(store, directory, endings, followUps),
        JobKind.DISCONNECT,
        new DisconnectJob(
            directory,
            connectors,
            standings,
            mirroring,
            new DisconnectJob.Secrets(tokens, grants)));
  }

  /** A client that is made when it is first needed: hosts without OAuth never do. */
  static final class Http implements Supplier<GuardedHttp>, AutoCloseable {

    private final Reach reach;
    private Optional<GuardedHttp> client = Optional.empty();

    Http(Reach reach) {
      this.reach = reach;
    }

    @Override
    public synchronized GuardedHttp get() {
      GuardedHttp made = client.orElseGet(() -> GuardedHttp.within(reach));
      client = Optional.of(made);
      return made;
    }

    @Override
    public synchronized void close() {
      client.ifPresent(GuardedHttp::close);
    }
  }
}
