package dev.calsync.store.jdbc;

import dev.calsync.store.SyncStore;
import dev.calsync.tck.store.StoreRig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A store on H2 whose clock stands still until it is moved. */
final class H2Rig implements StoreRig, AutoCloseable {

  private static final String CLOCK = "test.clock";
  private static final AtomicLong COUNTER = new AtomicLong();

  private final String url;
  private final boolean inFile;
  private final List<SyncStore> opened = new ArrayList<>();

  private H2Rig(String url, boolean inFile) {
    this.url = url;
    this.inFile = inFile;
    open();
  }

  static H2Rig inMemory() {
    return new H2Rig(EmbeddedH2.memoryUrl(), false);
  }

  /**
   * H2 writes over what a file held 45 seconds ago; here that is so from the start, for a crash to
   * find what comes of it.
   */
  static H2Rig inFile(Path folder) {
    return new H2Rig(
        EmbeddedH2.fileUrl(folder.resolve("rig-" + COUNTER.incrementAndGet()))
            + ";MAX_COMPACT_TIME=0;RETENTION_TIME=0",
        true);
  }

  /** Not alone: the contract's nodes outlive each other, and so do their leases. */
  private void open() {
    JdbcStoreBuilder builder = inFile ? H2Pool.file(url).alone(false) : H2Pool.memory(url);
    execute("create schema if not exists test");
    execute("create table if not exists " + CLOCK + " (at timestamp(6) with time zone)");
    execute(
        "insert into test.clock select timestamp with time zone '2026-11-20 09:00:00+00:00'"
            + " where not exists (select 1 from test.clock)");
    execute("checkpoint");
    opened.add(builder.dialect(new StillDialect(new H2Dialect(), CLOCK)).open());
  }

  @Override
  public SyncStore store() {
    return opened.get(opened.size() - 1);
  }

  @Override
  public void advance(Duration by) {
    execute("update test.clock set at = dateadd(millisecond, " + by.toMillis() + ", at)");
    execute("checkpoint");
  }

  /** A file is torn from the engine with nothing written out; memory can only be left alone. */
  @Override
  public SyncStore reopen() {
    if (inFile) {
      execute("shutdown immediately");
    }
    open();
    return store();
  }

  @Override
  public void close() {
    opened.forEach(SyncStore::close);
  }

  void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url, "calsync", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
  }
}
