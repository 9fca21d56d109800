package dev.calsync.connector.ics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the disk says, and what class of trouble it is. */
class IcsFailuresTest {

  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("f"), FailureClass.CALENDAR_GONE, "NOT_FOUND"),
        Arguments.of(new NotDirectoryException("f"), FailureClass.CALENDAR_GONE, "NOT_A_FOLDER"),
        Arguments.of(new NotAFileException("f"), FailureClass.REJECTED, "NOT_A_FILE"),
        Arguments.of(new UneditableException(), FailureClass.REJECTED, "NOT_EDITABLE"),
        Arguments.of(new TooLargeException(), FailureClass.REJECTED, "TOO_LARGE"),
        Arguments.of(new AccessDeniedException("f"), FailureClass.FORBIDDEN, "ACCESS_DENIED"),
        Arguments.of(said("Read-only file system"), FailureClass.FORBIDDEN, "READ_ONLY"),
        Arguments.of(said("No space left on device"), FailureClass.TRANSIENT, "DISK_FULL"),
        Arguments.of(
            new IOException("No space left on device"), FailureClass.TRANSIENT, "DISK_FULL"),
        Arguments.of(said("Disk quota exceeded"), FailureClass.TRANSIENT, "DISK_FULL"),
        Arguments.of(new BusyException("busy"), FailureClass.TRANSIENT, "FILE_BUSY"),
        Arguments.of(
            new UnconfirmedWriteException(new IOException("x")),
            FailureClass.AMBIGUOUS,
            "WRITE_UNCONFIRMED"),
        Arguments.of(new ClosedByInterruptException(), FailureClass.TRANSIENT, "INTERRUPTED"),
        Arguments.of(new IOException("Input/output error"), FailureClass.TRANSIENT, "IO_ERROR"),
        Arguments.of(new IOException(), FailureClass.TRANSIENT, "IO_ERROR"));
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyFailureHasItsClass(IOException failure, FailureClass expected, String code) {
    ConnectorException classified = IcsFailures.of(failure, "file:/a.ics");

    assertThat(classified.failureClass()).isEqualTo(expected);
    assertThat(classified.code()).isEqualTo(code);
    assertThat(classified).hasCause(failure).hasMessageContaining("file:/a.ics");
  }

  private static IOException said(String reason) {
    return new FileSystemException("f", null, reason);
  }
}
