package dev.calsync.connector.ics;

import dev.calsync.connector.ValidationResult.Invalid;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.ical.NotACalendarException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** The one place that sorts what goes wrong with files into failure classes. */
final class IcsFailures {

  private IcsFailures() {}

  static ConnectorException of(IOException e, String calendar) {
    Kind kind = kindOf(e);
    return new ConnectorException(
        kind.failure, kind.name(), "Calendar " + calendar + ": " + kind.meaning, e);
  }

  /** The reader's code says what is wrong; its message holds no content. */
  static ConnectorException of(NotACalendarException e, String calendar) {
    return new ConnectorException(
        FailureClass.REJECTED,
        e.code(),
        "Calendar " + calendar + " is not read: " + e.getMessage(),
        e);
  }

  static ConnectorException gone(String calendar) {
    return ConnectorException.of(
        Kind.NOT_FOUND.failure,
        Kind.NOT_FOUND.name(),
        "Calendar " + calendar + ": " + Kind.NOT_FOUND.meaning);
  }

  static ConnectorException late(String calendar) {
    return ConnectorException.of(
        FailureClass.TRANSIENT, "DEADLINE", "Calendar " + calendar + ": no time is left");
  }

  static ConnectorException lostPlace(String calendar) {
    return ConnectorException.of(
        FailureClass.CURSOR_INVALID,
        "PLACE_LOST",
        "Calendar " + calendar + ": the listing cannot go on and must begin anew");
  }

  static ConnectorException misconfigured(Invalid fault) {
    return ConnectorException.of(FailureClass.REJECTED, fault.code(), fault.reason());
  }

  private enum Kind {
    NOT_FOUND(FailureClass.CALENDAR_GONE, "it is not there"),
    NOT_A_FOLDER(FailureClass.CALENDAR_GONE, "it is not a folder any more"),
    NOT_A_FILE(FailureClass.REJECTED, "it is not a file"),
    NOT_EDITABLE(FailureClass.REJECTED, "its text cannot be edited in place; nothing was changed"),
    TOO_LARGE(FailureClass.REJECTED, "it is larger than what is read"),
    ACCESS_DENIED(FailureClass.FORBIDDEN, "the system denies access"),
    READ_ONLY(FailureClass.FORBIDDEN, "its file system is read-only"),
    DISK_FULL(FailureClass.TRANSIENT, "the disk is full; nothing was changed"),
    FILE_BUSY(FailureClass.TRANSIENT, "another program is writing it; nothing was changed"),
    WRITE_UNCONFIRMED(FailureClass.AMBIGUOUS, "a write may or may not have happened"),
    INTERRUPTED(FailureClass.TRANSIENT, "the thread was interrupted"),
    IO_ERROR(FailureClass.TRANSIENT, "the disk failed");

    private final FailureClass failure;
    private final String meaning;

    Kind(FailureClass failure, String meaning) {
      this.failure = failure;
      this.meaning = meaning;
    }
  }

  private static Kind kindOf(IOException e) {
    if (e instanceof NoSuchFileException) {
      return Kind.NOT_FOUND;
    }
    if (e instanceof NotDirectoryException) {
      return Kind.NOT_A_FOLDER;
    }
    if (e instanceof NotAFileException) {
      return Kind.NOT_A_FILE;
    }
    if (e instanceof UneditableException) {
      return Kind.NOT_EDITABLE;
    }
    if (e instanceof TooLargeException) {
      return Kind.TOO_LARGE;
    }
    if (e instanceof AccessDeniedException) {
      return Kind.ACCESS_DENIED;
    }
    if (e instanceof BusyException) {
      return Kind.FILE_BUSY;
    }
    if (e instanceof UnconfirmedWriteException) {
      return Kind.WRITE_UNCONFIRMED;
    }
    return e instanceof ClosedByInterruptException ? Kind.INTERRUPTED : byText(e);
  }

  /** The JDK has no type for these; it passes on what the C library says. */
  private static Kind byText(IOException e) {
    String reason = e instanceof FileSystemException named ? named.getReason() : e.getMessage();
    String text = Optional.ofNullable(reason).orElse("");
    if (text.contains("Read-only file system")) {
      return Kind.READ_ONLY;
    }
    return text.contains("No space left") || text.contains("quota")
        ? Kind.DISK_FULL
        : Kind.IO_ERROR;
  }
}
