package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.util.List;

/** The audit log: appended to, never changed (R-F4). */
public interface AuditStore {

  /**
   * Writes a line down.
   *
   * @param owner about whose data
   * @param line who asked for what
   * @return its position, one more than that of the line before
   */
  long append(OwnerId owner, AuditLine line);

  /**
   * Everything after a position that is kept.
   *
   * @param owner about whose data
   * @param position list lines with a higher position; 0 for the first page
   * @param limit at most so many
   * @return oldest first; each is there once all before it are
   */
  List<AuditEntry> after(OwnerId owner, long position, int limit);

  /**
   * The newest lines.
   *
   * @param owner about whose data
   * @param position list lines with a lower position; {@link Long#MAX_VALUE} for the first page
   * @param limit at most so many
   * @return newest first
   */
  List<AuditEntry> before(OwnerId owner, long position, int limit);
}
