package dev.calsync.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A node in a process of its own, seen from who started it. */
final class WorkerProcess {

  private final String name;
  private final Process process;
  private final CompletableFuture<Boolean> up;

  private WorkerProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.up = CompletableFuture.supplyAsync(this::saysUp, WorkerProcess::aside);
  }

  static WorkerProcess start(String name, List<String> arguments, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Duser.timezone=UTC",
            "-cp",
            System.getProperty("java.class.path"),
            WorkerMain.class.getName(),
            name);
    builder.command().addAll(arguments);
    return new WorkerProcess(name, builder.redirectError(log.toFile()).start());
  }

  String name() {
    return name;
  }

  boolean isUp() {
    return isAlive() && up.getNow(false);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The common pool has one thread on two cores, and a node that never comes up would keep it. */
  private static void aside(Runnable task) {
    Thread thread = new Thread(task, "up");
    thread.setDaemon(true);
    thread.start();
  }

  private boolean saysUp() {
    // Left open: at its end the node would end too.
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      return WorkerMain.UP.equals(output.readLine());
    } catch (IOException died) {
      return false;
    }
  }

  /** Lets it begin to work. */
  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  void kill() {
    process.destroyForcibly();
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
