package dev.calsync.test.junit;

import dev.calsync.OAuthSettings;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.ConnectorFactory;
import dev.calsync.http.Reach;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.test.google.FakeGoogle;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The library and the providers of one test.
 *
 * @param clock the time of all of them
 * @param google a provider
 * @param kit the library, with the connectors that were found
 */
record TestWorld(ManualClock clock, FakeGoogle google, SyncKit kit) implements AutoCloseable {

  static TestWorld start() {
    ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
    FakeGoogle google = FakeGoogle.start(clock);
    Reach here =
        Reach.publicInternet()
            .andNetwork("127.0.0.0/8")
            .andPlainHttp()
            .andPort(google.authorization().port());
    OAuthSettings oauth =
        OAuthSettings.of(Map.of(FakeGoogle.CONNECTOR.value(), google.application())).within(here);
    SyncKit kit =
        SyncKit.on(clock, new InMemorySyncStore(clock), "a", oauth, connectorsTo(google, clock));
    return new TestWorld(clock, google, kit);
  }

  private static ConnectorAdapter[] connectorsTo(FakeGoogle google, ManualClock clock) {
    return ServiceLoader.load(ConnectorFactory.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(factory -> factory.id().equals(FakeGoogle.CONNECTOR))
        .map(factory -> factory.at(google.rootUrl(), google.endpoints(), clock))
        .toArray(ConnectorAdapter[]::new);
  }

  @Override
  public void close() {
    kit.close();
    google.close();
  }
}
