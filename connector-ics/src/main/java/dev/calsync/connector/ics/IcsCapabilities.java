package dev.calsync.connector.ics;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.Capabilities.ConfirmingReads;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.WriteSupport;
import java.time.Duration;

/** What files and folders can do. */
final class IcsCapabilities {

  /** A batch is one rewrite of the file, so large ones are cheap. */
  static final int FILE_BATCH = 500;

  /** A batch flushes the folder once; smaller ones let the lock go sooner. */
  static final int FOLDER_BATCH = 100;

  private static final int READ_ONLY = 1;
  private static final int WRITABLE = 2;

  private IcsCapabilities() {}

  static Capabilities of(IcsPlace.Kind kind, boolean writable) {
    boolean folder = kind == IcsPlace.Kind.FOLDER;
    return new Capabilities(
        writable ? WRITABLE : READ_ONLY,
        new WriteSupport(
            writable,
            Capabilities.Create.ID_CHOSEN,
            true,
            Capabilities.SilentWrite.GUARANTEED,
            folder ? FOLDER_BATCH : FILE_BATCH,
            1),
        new ReadSupport(
            Capabilities.Marks.IN_LISTING,
            Duration.ZERO,
            folder ? ConfirmingReads.LIVE : ConfirmingReads.FEED,
            Duration.ofSeconds(1)),
        SeriesSupport.WHOLE);
  }
}
