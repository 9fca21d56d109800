package dev.calsync.benchmarks;

import dev.calsync.CalendarSync;
import dev.calsync.host.KeyProvider;
import dev.calsync.store.JobStore;
import dev.calsync.store.SyncStore;
import dev.calsync.store.jdbc.JdbcSyncStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;

/** A host in a JVM of its own: it has a pool already, and starts the library. */
final class StartProbe {

  private StartProbe() {}

  public static void main(String... args) throws Exception {
    try (Database database = new Database(args[0], 4)) {
      Connection warm = database.pool().getConnection();
      warm.close();
      CountDownLatch claimed = new CountDownLatch(1);
      Stopwatch watch = new Stopwatch();
      SyncStore store = JdbcSyncStore.on(database.pool()).open();
      try (CalendarSync calsync =
          CalendarSync.builder().store(noticing(store, claimed)).keys(new Keys()).start()) {
        claimed.await();
        System.out.println(calsync.worker().isRunning() ? watch.millis() : Double.NaN);
      }
    }
  }

  private static SyncStore noticing(SyncStore store, CountDownLatch claimed) {
    JobStore jobs = noticing(JobStore.class, store.jobs(), "claimLanes", claimed::countDown);
    return (SyncStore)
        Proxy.newProxyInstance(
            SyncStore.class.getClassLoader(),
            new Class<?>[] {SyncStore.class},
            (proxy, method, values) ->
                method.getName().equals("jobs") ? jobs : method.invoke(store, values));
  }

  private static <T> T noticing(Class<T> type, T inner, String name, Runnable after) {
    InvocationHandler handler =
        (proxy, method, values) -> {
          try {
            return method.invoke(inner, values);
          } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
          } finally {
            if (method.getName().equals(name)) {
              after.run();
            }
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
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
