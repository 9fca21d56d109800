package dev.calsync.examples.quickstart.command;

import dev.calsync.Problem;
import dev.calsync.failure.CalsyncException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one clear line and an exit code; stack traces only when asked for. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String text = firstLine(mostTelling(wrong)) + " (see: " + command + " --help)";
    return usage(command, text, List.of(args).contains("--json"));
  }

  /**
   * An option that nobody knows is told before one that is missing: it may be that one, mistyped.
   */
  private static ParameterException mostTelling(ParameterException wrong) {
    CommandLine line = wrong.getCommandLine();
    List<String> unknown = line.getUnmatchedArguments();
    return wrong instanceof MissingParameterException && !unknown.isEmpty()
        ? new UnmatchedArgumentException(line, unknown)
        : wrong;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult ignored) {
    ParseResult asked = line.getParseResult();
    String command = line.getCommandSpec().qualifiedName();
    boolean json = asked.hasMatchedOption("--json");
    if (asked.hasMatchedOption("--verbose")) {
      console.trace(failure);
    }
    if (failure instanceof UsageException) {
      return usage(command, firstLine(failure), json);
    }
    Problem problem = new Problem(code(failure), subject(failure, command), words(failure));
    return told(Answer.failed(Tally.NOTHING.failing(), problem, ExitCode.FAILED), json);
  }

  private int usage(String command, String text, boolean json) {
    Problem problem = new Problem("WRONG_USAGE", "command:" + command, text);
    return told(Answer.failed(Tally.NOTHING, problem, ExitCode.USAGE), json);
  }

  private int told(Answer answer, boolean json) {
    console.answer(answer, json);
    return answer.exit();
  }

  private static String subject(Exception failure, String command) {
    Throwable about = failure instanceof UncheckedIOException io ? io.getCause() : failure;
    return about instanceof FileSystemException file
        ? "file:" + file.getFile()
        : "command:" + command;
  }

  private static String code(Exception failure) {
    if (failure instanceof CalsyncException known) {
      return known.code();
    }
    return failure instanceof IOException || failure instanceof UncheckedIOException
        ? "FILE_TROUBLE"
        : "UNEXPECTED";
  }

  private static String words(Exception failure) {
    if (failure instanceof UncheckedIOException io) {
      return fileTrouble(Objects.requireNonNull(io.getCause()));
    }
    if (failure instanceof IOException io) {
      return fileTrouble(io);
    }
    if (failure instanceof CalsyncException) {
      return firstLine(failure);
    }
    return "something unexpected happened ("
        + failure.getClass().getSimpleName()
        + "); run again with --verbose to see where";
  }

  /** What went wrong with a file, in plain words. */
  static String fileTrouble(IOException failure) {
    if (!(failure instanceof FileSystemException about)) {
      return "a file could not be read or written: " + firstLine(failure);
    }
    String file = about.getFile();
    if (failure instanceof NoSuchFileException) {
      return file + " is not there";
    }
    return failure instanceof AccessDeniedException
        ? file + " may not be read or written by this user"
        : file + " could not be read or written: " + about.getReason();
  }

  private static String firstLine(Exception failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
