package dev.calsync.benchmarks;

import java.util.List;

/** Somebody who runs jobs that do nothing. */
interface Contestant extends AutoCloseable {

  String name();

  /** Makes jobs due; not measured. */
  void load(int jobs) throws Exception;

  /**
   * Runs all that is due.
   *
   * @return seconds
   */
  double run(int jobs) throws Exception;

  /** Leaves behind what so many jobs that ran leave in the tables. */
  default void pile(int jobs) throws Exception {
    load(jobs);
    run(jobs);
  }

  Database database();

  /** What its last round asked of the database, the dearest first; empty if nobody watched. */
  default List<String> dearest() {
    return List.of();
  }

  @Override
  void close();
}
