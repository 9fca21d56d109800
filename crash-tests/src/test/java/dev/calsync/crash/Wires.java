package dev.calsync.crash;

import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.crash.Request.Verb;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;

/** One call, one connection: a request in full, then an answer in full. */
final class Wires {

  private final String worker;
  private final int port;

  Wires(String worker, int port) {
    this.worker = worker;
    this.port = port;
  }

  /** What is said after the request's head. */
  interface Arguments {
    void put(DataOutputStream out) throws IOException;
  }

  <T> T read(Call call, Cost cost, Verb verb, String calendar, Arguments say, Wire.In<T> answer) {
    try {
      return ask(call, cost, verb, calendar, say, answer);
    } catch (IOException lost) {
      throw new ConnectorException(
          FailureClass.TRANSIENT, "NO_ANSWER", "The fake provider did not answer", lost);
    }
  }

  <T> T ask(Call call, Cost cost, Verb verb, String calendar, Arguments say, Wire.In<T> answer)
      throws IOException {
    call.beforeRequest(cost);
    if (call.deadline().remaining().isZero()) {
      throw ConnectorException.of(
          FailureClass.TRANSIENT, "DEADLINE", "No time is left for " + calendar);
    }
    Instant began = Instant.now();
    Request request =
        new Request(
            worker,
            began,
            call.connection().value(),
            call.settings().require(RemoteConnector.ACCOUNT),
            verb,
            calendar);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(bytes(request, say));
      socket.shutdownOutput();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      return in.readBoolean() ? answer.get(in) : refuse(in);
    }
  }

  private static byte[] bytes(Request request, Arguments say) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    request.put(out);
    say.put(out);
    return bytes.toByteArray();
  }

  private static <T> T refuse(DataInputStream in) throws IOException {
    FailureClass failure = FailureClass.valueOf(Wire.getText(in));
    throw ConnectorException.of(failure, Wire.getText(in), Wire.getText(in));
  }
}
