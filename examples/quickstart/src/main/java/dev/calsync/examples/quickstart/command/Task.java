package dev.calsync.examples.quickstart.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that answers in words or as JSON. */
abstract class Task implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  Task(Console console) {
    this.console = console;
  }

  /** Does it. */
  abstract Answer answer() throws IOException;

  @Override
  public final Integer call() throws IOException {
    Logs.level(common.verbose());
    Answer answer = answer();
    console.answer(answer, common.json());
    return answer.exit();
  }

  Console console() {
    return console;
  }

  CommonOptions common() {
    return common;
  }
}
