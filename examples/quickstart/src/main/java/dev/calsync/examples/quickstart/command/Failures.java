package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.failure.CalsyncException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one clear line and an exit code; stack traces only when asked for. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    console.note(firstLine(wrong) + " (see: " + command + " --help)");
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult ignored) {
    ParseResult asked = line.getParseResult();
    if (asked.hasMatchedOption("--verbose")) {
      console.trace(failure);
    }
    console.note(words(failure));
    if (failure instanceof UsageException) {
      return ExitCode.USAGE;
    }
    if (asked.hasMatchedOption("--json")) {
      console.json(json(failure));
    }
    return ExitCode.FAILED;
  }

  private static ObjectNode json(Exception failure) {
    ObjectNode object = Tally.NOTHING.failing().json();
    object.putObject("error").put("code", code(failure)).put("message", words(failure));
    return object;
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
    if (failure instanceof CalsyncException || failure instanceof UsageException) {
      return firstLine(failure);
    }
    return "something unexpected happened ("
        + failure.getClass().getSimpleName()
        + "); run again with --verbose to see where";
  }

  private static String fileTrouble(IOException failure) {
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
