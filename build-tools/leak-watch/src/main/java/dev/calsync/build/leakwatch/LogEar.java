package dev.calsync.build.leakwatch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears what is logged: all that the library says, however softly, and what others say aloud. */
final class LogEar extends Handler {

  /** Kept, because the JDK forgets loggers that nobody holds. */
  private static final Logger OURS = Logger.getLogger("dev.calsync");

  private final Ear ear;
  private final SimpleFormatter formatter = new SimpleFormatter();

  private LogEar(Ear ear) {
    this.ear = ear;
    setLevel(Level.ALL);
  }

  static void listen(Ear ear) {
    OURS.setLevel(Level.ALL);
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      if (handler instanceof ConsoleHandler) {
        handler.setFilter(LogEar::isOfTheTests);
      }
    }
    root.addHandler(new LogEar(ear));
  }

  /** What comes through SLF4J was for nobody to read before, and shall not fill the console now. */
  private static boolean isOfTheTests(LogRecord record) {
    String name = String.valueOf(record.getLoggerName());
    return name.startsWith("org.junit") || name.startsWith("java.") || name.startsWith("jdk.");
  }

  @Override
  public void publish(LogRecord record) {
    StringWriter text = new StringWriter();
    text.append(formatter.formatMessage(record));
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(text));
    }
    ear.hear("log " + record.getLoggerName(), text.toString());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
