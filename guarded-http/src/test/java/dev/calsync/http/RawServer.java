package dev.calsync.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that says what it is told, byte by byte, as no decent server would. */
final class RawServer implements AutoCloseable {

  /** Answers a request. */
  @FunctionalInterface
  interface Script {
    void answer(String head, OutputStream out) throws IOException;
  }

  private final ServerSocket server;
  private final Script script;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "raw-server");
            thread.setDaemon(true);
            return thread;
          });

  RawServer(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
    threads.execute(this::accept);
  }

  /** At 127.0.0.1. */
  static RawServer saying(Script script) {
    try {
      InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return new RawServer(new ServerSocket(0, 50, here), script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a body of the length that it says. */
  static RawServer saying(String status, String headers, String body) {
    return saying(
        (head, out) ->
            out.write(
                bytes(
                    "HTTP/1.1 "
                        + status
                        + "\r\n"
                        + headers
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Under a name or an address. */
  TargetUrl url(String host, String path) {
    return TargetUrl.parse("http://" + host + ":" + port() + path);
  }

  TargetUrl url(String path) {
    return url("127.0.0.1", path);
  }

  /** What was asked, in order. */
  List<String> heads() {
    return heads;
  }

  int connections() {
    return connections.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        threads.execute(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        heads.add(head);
        script.answer(head, connection.getOutputStream());
        connection.getOutputStream().flush();
      }
    } catch (IOException ended) {
      // The client went away, which is what many tests want.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    int one = in.read();
    while (one >= 0 && head.indexOf("\r\n\r\n") < 0) {
      head.append((char) one);
      if (head.indexOf("\r\n\r\n") < 0) {
        one = in.read();
      }
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
    threads.shutdownNow();
  }
}
