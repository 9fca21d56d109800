package dev.calsync.examples.quickstart.command;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How much of the library's log reaches standard error. */
final class Logs {

  /** Kept, because the JDK forgets loggers that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  /** Failed runs are told by the commands themselves. */
  private static final Logger JOBS = Logger.getLogger("dev.calsync.engine.job");

  private Logs() {}

  static void level(boolean verbose) {
    Level level = verbose ? Level.FINE : Level.WARNING;
    ROOT.setLevel(level);
    JOBS.setLevel(verbose ? level : Level.SEVERE);
    for (Handler handler : ROOT.getHandlers()) {
      handler.setLevel(level);
    }
  }
}
