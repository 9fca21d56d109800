package dev.calsync.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between nodes and database, and cuts a connection when asked to. */
final class CuttingProxy implements AutoCloseable {

  /** How PostgreSQL says that a commit is done. */
  private static final byte[] COMMITTED = "C\0\0\0\13COMMIT\0".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket server;
  private final int target;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger bytesLeft = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicBoolean commitArmed = new AtomicBoolean();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger lostCommits = new AtomicInteger();

  CuttingProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.execute(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The connection that is to receive this many bytes from now on will not receive the rest. */
  void cutAfter(int bytes) {
    bytesLeft.set(bytes);
  }

  /** The next commit is done, and nobody is told (FLT-47). */
  void loseCommit() {
    commitArmed.set(true);
  }

  /** Connections that were cut, those of lost commits not among them. */
  int cuts() {
    return cuts.get();
  }

  /** Commits that were done while nobody was told. */
  int lostCommits() {
    return lostCommits.get();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        threads.execute(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try {
      Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
      database.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      threads.execute(() -> pump(client, database, false));
      pump(database, client, true);
    } catch (IOException refused) {
      close(client);
    }
  }

  private void pump(Socket from, Socket to, boolean fromDatabase) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        int allowed = fromDatabase ? allowed(buffer, read) : read;
        out.write(buffer, 0, allowed);
        if (allowed < read) {
          return;
        }
      }
    } catch (IOException lost) {
      // The other side of the cut.
    }
  }

  private int allowed(byte[] buffer, int read) {
    int commit = committedAt(buffer, read);
    if (commit >= 0 && commitArmed.compareAndSet(true, false)) {
      lostCommits.incrementAndGet();
      return commit;
    }
    if (bytesLeft.get() == Integer.MAX_VALUE || bytesLeft.addAndGet(-read) >= 0) {
      return read;
    }
    cuts.incrementAndGet();
    int rest = Math.max(0, bytesLeft.getAndSet(Integer.MAX_VALUE) + read);
    return Math.min(rest, read - 1);
  }

  private static int committedAt(byte[] buffer, int read) {
    for (int at = 0; at + COMMITTED.length <= read; at++) {
      if (java.util.Arrays.equals(
          buffer, at, at + COMMITTED.length, COMMITTED, 0, COMMITTED.length)) {
        return at;
      }
    }
    return -1;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException ignored) {
      // It is gone either way.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
