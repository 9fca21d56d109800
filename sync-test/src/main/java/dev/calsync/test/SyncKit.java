package dev.calsync.test;

import dev.calsync.CalendarSync;
import dev.calsync.OAuthSettings;
import dev.calsync.SyncSettings;
import dev.calsync.WatchSettings;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.host.KeyProvider;
import dev.calsync.host.SyncListener;
import dev.calsync.store.SyncStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The library in a test: a store in memory, time that moves by hand, no threads, every run the
 * same. Starts in milliseconds.
 *
 * <pre>{@code
 * try (SyncKit kit = SyncKit.with(connector)) {
 *   OwnerScope alice = kit.calsync().owner(OwnerId.of("alice"));
 *   …
 *   kit.settle();
 * }
 * }</pre>
 */
public final class SyncKit implements AutoCloseable {

  private static final String START = "2026-11-20T09:00:00Z";
  private static final OAuthSettings NOBODY_SIGNS_IN = OAuthSettings.of(Map.of());
  private static final URI HOOKS = URI.create("https://calsync.example/hooks");
  private static final KeyProvider KEYS = new FixedKeys("calsync-test", (byte) 7);

  private final ManualClock clock;
  private final ManualLater later;
  private final CalendarSync calsync;

  private SyncKit(
      ConnectorAdapter[] connectors,
      ManualClock clock,
      SyncStore store,
      String idPrefix,
      Host host) {
    this.clock = clock;
    this.later = new ManualLater(clock);
    this.calsync =
        CalendarSync.builder()
            .store(store)
            .connectors(connectors)
            .keys(KEYS)
            .clock(clock)
            .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
            .ids(new SequentialIds(idPrefix))
            .random(new SplittableRandom(1))
            .later(later)
            .oauth(host.oauth())
            .watch(WatchSettings.at(HOOKS))
            .listener(host.listener())
            .settings(host.settings())
            .build();
  }

  private record FixedKeys(String installation, byte filler) implements KeyProvider {
    @Override
    public byte[] markKey() {
      byte[] key = new byte[32];
      Arrays.fill(key, filler);
      return key;
    }
  }

  /**
   * A kit that starts on 2026-11-20 at 09:00 UTC.
   *
   * @param connectors what can be reached
   * @return the kit
   */
  public static SyncKit with(ConnectorAdapter... connectors) {
    ManualClock clock = ManualClock.at(START);
    return on(clock, new InMemorySyncStore(clock), connectors);
  }

  /**
   * A kit on a clock and a store of your own, which judges time by that clock.
   *
   * @param clock the clock
   * @param store the store
   * @param connectors what can be reached
   * @return the kit
   */
  public static SyncKit on(ManualClock clock, SyncStore store, ConnectorAdapter... connectors) {
    return on(clock, store, "a", connectors);
  }

  /**
   * As {@link #on(ManualClock, SyncStore, ConnectorAdapter...)}, for one of several processes on a
   * store.
   *
   * @param clock the clock
   * @param store the store
   * @param idPrefix what the ids that this process makes begin with; another for each process
   * @param connectors what can be reached
   * @return the kit
   */
  public static SyncKit on(
      ManualClock clock, SyncStore store, String idPrefix, ConnectorAdapter... connectors) {
    return on(clock, store, idPrefix, NOBODY_SIGNS_IN, connectors);
  }

  /**
   * As {@link #on(ManualClock, SyncStore, String, ConnectorAdapter...)}, where people sign in.
   *
   * @param clock the clock
   * @param store the store
   * @param idPrefix what the ids that this process makes begin with; another for each process
   * @param oauth how accounts are reached, for instance through a {@link FakeAuthorizationServer}
   * @param connectors what can be reached
   * @return the kit
   */
  public static SyncKit on(
      ManualClock clock,
      SyncStore store,
      String idPrefix,
      OAuthSettings oauth,
      ConnectorAdapter... connectors) {
    return on(clock, store, idPrefix, Host.of(new SyncListener() {}).with(oauth), connectors);
  }

  /**
   * What else a host brings.
   *
   * @param oauth how accounts are reached that people sign in to
   * @param listener hears what the process does
   * @param settings how the engine works
   */
  public record Host(OAuthSettings oauth, SyncListener listener, SyncSettings settings) {

    /**
     * A host that nobody signs in at.
     *
     * @param listener hears what the process does
     * @return the host
     */
    public static Host of(SyncListener listener) {
      return new Host(NOBODY_SIGNS_IN, listener, SyncSettings.DEFAULT);
    }

    /**
     * The same where people sign in.
     *
     * @param other how accounts are reached
     * @return another host
     */
    public Host with(OAuthSettings other) {
      return new Host(other, listener, settings);
    }

    /**
     * The same with other settings.
     *
     * @param other how the engine works
     * @return another host
     */
    public Host with(SyncSettings other) {
      return new Host(oauth, listener, other);
    }
  }

  /**
   * As {@link #on(ManualClock, SyncStore, String, ConnectorAdapter...)}, with what else a host
   * brings.
   *
   * @param clock the clock
   * @param store the store
   * @param idPrefix what the ids that this process makes begin with; another for each process
   * @param host the rest
   * @param connectors what can be reached
   * @return the kit
   */
  public static SyncKit on(
      ManualClock clock,
      SyncStore store,
      String idPrefix,
      Host host,
      ConnectorAdapter... connectors) {
    return new SyncKit(connectors, clock, store, idPrefix, host);
  }

  /**
   * What is tested.
   *
   * @return the library, its worker off
   */
  public CalendarSync calsync() {
    return calsync;
  }

  /**
   * The time.
   *
   * @return the clock
   */
  public ManualClock clock() {
    return clock;
  }

  /** Does what was to be done by this time, and works nothing. */
  public void runDue() {
    later.runDue();
  }

  /**
   * Does what was to be done by this time, and works until nothing is due.
   *
   * @return how many slices were worked
   */
  public int settle() {
    runDue();
    return calsync.worker().settle();
  }

  /**
   * Moves time, then works until nothing is due.
   *
   * @param by how far
   * @return how many slices were worked
   */
  public int advance(Duration by) {
    clock.advance(by);
    return settle();
  }

  @Override
  public void close() {
    calsync.close();
  }
}
