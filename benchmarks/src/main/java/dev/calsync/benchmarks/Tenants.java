package dev.calsync.benchmarks;

/** A queue that owners share, with so many jobs at once. */
interface Tenants extends AutoCloseable {

  /** Jobs that owner A has waiting; not measured. */
  void pile(int jobs) throws Exception;

  /** Starts to work. */
  void start(Waits waits);

  /** Wants a job to run now. */
  void ask(String owner, String job);

  /** Ends the work. */
  void stop();

  @Override
  void close();
}
