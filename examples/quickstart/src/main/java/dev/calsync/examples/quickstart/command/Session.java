package dev.calsync.examples.quickstart.command;

import dev.calsync.CalendarSync;
import dev.calsync.CalendarView;
import dev.calsync.ConnectionRefusedException;
import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.SyncSummary;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.ics.IcsConnector;
import dev.calsync.failure.CalsyncException;
import dev.calsync.failure.StoreException;
import dev.calsync.host.KeyProvider;
import dev.calsync.host.SyncListener;
import dev.calsync.policy.Policy;
import dev.calsync.store.SyncStore;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An open store and the library over it, without a worker of its own: the command drives it. */
final class Session implements AutoCloseable {

  /** One person uses this tool; the library wants a name. */
  private static final OwnerId OWNER = OwnerId.of("me");

  private static final Duration PATIENCE = Duration.ofHours(2);

  private final CalendarSync calsync;

  private Session(CalendarSync calsync) {
    this.calsync = calsync;
  }

  /** Opens a store that must be there. */
  static Session existing(Keeping keeping) throws IOException {
    if (!keeping.hasStore()) {
      throw new CalsyncException(
          "NO_STORE", "there is no store at " + keeping.store() + " yet; the first sync makes it");
    }
    return open(keeping, new SyncListener() {});
  }

  /** Opens the store, or makes it. */
  static Session open(Keeping keeping, SyncListener listener) throws IOException {
    KeyProvider keys = keeping.prepare();
    SyncStore store = store(keeping);
    try {
      return over(store, keys, keeping, listener);
    } catch (RuntimeException refused) {
      store.close();
      throw refused;
    }
  }

  private static SyncStore store(Keeping keeping) {
    try {
      return JdbcSyncStore.embedded(keeping.database());
    } catch (StoreException unusable) {
      throw unusable.code().equals("STORE_IN_USE")
          ? Keeping.inUse(keeping.store())
          : new CalsyncException(
              unusable.code(),
              "the store " + keeping.store() + ": " + unusable.getMessage(),
              unusable);
    }
  }

  private static Session over(
      SyncStore store, KeyProvider keys, Keeping keeping, SyncListener listener) {
    return new Session(
        CalendarSync.builder()
            .store(store)
            .connectors(new IcsConnector())
            .keys(keys)
            .zone(keeping.zone())
            .listener(listener)
            .build());
  }

  OwnerScope me() {
    return calsync.owner(OWNER);
  }

  /** The edge between two places, connecting each the first time it is named. */
  EdgeView edge(Place source, Place target, Policy policy) throws IOException {
    CalendarView from = calendar(source, source.asItIs());
    CalendarView to = calendar(target, target.orCreated());
    if (!to.capabilities().writes().allowed()) {
      throw new CalsyncException(
          "TARGET_READ_ONLY", target.path() + " may not be written to by this user");
    }
    return me().edges().create(from.id(), to.id(), policy);
  }

  /** A known place is not connected again, so that a folder that vanished is not made anew. */
  private CalendarView calendar(Place place, ConnectionRequest request) throws IOException {
    Optional<CalendarView> known = me().calendars().findByProviderId(place.providerId());
    if (known.isPresent()) {
      return known.get();
    }
    try {
      return me().connections().connect(request).calendar();
    } catch (ConnectionRefusedException refused) {
      throw new CalsyncException(
          refused.code(), place.path() + ": " + refused.getMessage(), refused);
    }
  }

  SyncSummary sync(EdgeView edge) {
    return me().edges().syncNow(edge.id()).await(PATIENCE);
  }

  @Override
  public void close() {
    calsync.close();
  }
}
