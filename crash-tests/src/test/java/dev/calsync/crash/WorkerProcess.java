package dev.calsync.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A node in a process of its own, seen from who started it. */
final class WorkerProcess {

  private static final long PATIENCE_SECONDS = 30;

  private final String name;
  private final Process process;
  private final CompletableFuture<Boolean> up = new CompletableFuture<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  private WorkerProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    Thread listener = new Thread(this::listen, "hears " + name);
    listener.setDaemon(true);
    listener.start();
  }

  static WorkerProcess start(String name, List<String> command, List<String> arguments, Path log)
      throws IOException {
    List<String> words = new ArrayList<>(command);
    words.add(name);
    words.addAll(arguments);
    return new WorkerProcess(name, new ProcessBuilder(words).redirectError(log.toFile()).start());
  }

  String name() {
    return name;
  }

  boolean isUp() {
    return isAlive() && cameUp();
  }

  /** Waits until it is up; false if it died before, or takes too long. */
  boolean comesUp(Duration patience) throws InterruptedException {
    try {
      return up.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException never) {
      return false;
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it ended though nobody had it end. */
  boolean endedByItself() {
    return !ended && !process.isAlive();
  }

  /** Whether it ever was up. */
  boolean cameUp() {
    return up.getNow(false);
  }

  private void listen() {
    // Left open: at its end the node would end too.
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      up.complete(WorkerMain.UP.equals(output.readLine()));
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        refusals.add(line);
      }
    } catch (IOException died) {
      up.complete(false);
    }
  }

  /** The operations that the store refused because the lease was lost. */
  List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** Lets it begin to work. */
  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  void kill() {
    ended = true;
    process.destroyForcibly();
  }

  /** Lets it end by itself, in good order for the JVM and as a death for its leases. */
  void end() throws IOException, InterruptedException {
    ended = true;
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
  }

  /** SIGSTOP: it stands still wherever it is. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT: it goes on as if nothing had happened. */
  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    String command = "kill -" + signal + " " + process.pid();
    int answer = new ProcessBuilder("/bin/sh", "-c", command).start().waitFor();
    if (answer != 0 && process.isAlive()) {
      throw new IOException(command + " answered " + answer);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
