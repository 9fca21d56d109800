package dev.calsync.benchmarks;

import dev.calsync.CalendarSync;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.SyncRun;
import dev.calsync.SyncSummary;
import dev.calsync.WatchSettings;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.host.KeyProvider;
import dev.calsync.policy.Policy;
import dev.calsync.store.SyncStore;
import dev.calsync.webhook.WebhookAnswer;
import dev.calsync.webhook.WebhookRequest;
import java.net.URI;
import java.time.Duration;

/** The library as a host has it, with its worker running, on a provider inside this JVM. */
final class Installation implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofHours(1);

  private final CalendarSync calsync;
  private final InProcess provider;

  Installation(SyncStore store, InProcess provider) {
    this.provider = provider;
    this.calsync =
        CalendarSync.builder()
            .store(store)
            .connectors(provider)
            .keys(new Keys())
            .watch(WatchSettings.at(URI.create("https://calsync.example/hooks")))
            .start();
  }

  WebhookAnswer receive(WebhookRequest request) {
    return calsync.webhooks().receive(request);
  }

  OwnerScope owner(String name) {
    return calsync.owner(OwnerId.of(name));
  }

  CalendarId calendar(OwnerScope owner, String account, Shelf shelf) {
    ConnectionRequest request = provider.add(account, shelf);
    return owner.connections().connect(request).calendar().id();
  }

  /** Mirrors a source from nothing, and says how long it took. */
  double mirror(String name, MadeUp source) throws InterruptedException {
    OwnerScope owner = owner(name);
    Sink sink = new Sink(source.events());
    CalendarId from = calendar(owner, name + "-source", source);
    CalendarId to = calendar(owner, name + "-target", sink);
    EdgeView edge = owner.edges().create(from, to, Policy.full());
    Stopwatch watch = new Stopwatch();
    SyncRun run = owner.edges().syncNow(edge.id());
    sink.await(PATIENCE);
    SyncSummary done = run.await(PATIENCE);
    double seconds = watch.seconds();
    if (!done.finished() || done.failed() > 0 || sink.created() != source.events()) {
      throw new IllegalStateException(sink.created() + " mirrors: " + done.summary());
    }
    return seconds;
  }

  @Override
  public void close() {
    calsync.close();
  }

  private record Keys() implements KeyProvider {

    @Override
    public String installation() {
      return "benchmark";
    }

    @Override
    public byte[] markKey() {
      return new byte[32];
    }
  }
}
