package dev.calsync.store;

/**
 * The ports of a {@link SyncStore} that keep the house: limits, logs and what becomes of them, and
 * what people look at.
 */
public interface UpkeepPorts {

  /**
   * Limits that all nodes share.
   *
   * @return the port
   */
  PermitStore permits();

  /**
   * The log of runs, to be read.
   *
   * @return the port
   */
  JobLogQueries jobLogs();

  /**
   * The audit log.
   *
   * @return the port
   */
  AuditStore audit();

  /**
   * Erasing what was kept long enough.
   *
   * @return the port
   */
  RetentionStore retention();

  /**
   * What could not be understood.
   *
   * @return the port
   */
  QuarantineQueries quarantine();

  /**
   * Calendars, to be looked at.
   *
   * @return the port
   */
  ReadingQueries reading();

  /**
   * Event content, to be written otherwise.
   *
   * @return the port
   */
  FormStore forms();
}
