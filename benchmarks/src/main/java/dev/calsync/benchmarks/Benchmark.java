package dev.calsync.benchmarks;

/** One row of the table of targets. */
@FunctionalInterface
interface Benchmark {

  Benchmark NONE = (server, options, report) -> {};

  /** Measures and prints. */
  void run(Server server, Options options, Report report) throws Exception;
}
