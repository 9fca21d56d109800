package dev.calsync.build.leakwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The positive control: what listens to a whole test run does hear. */
@Isolated("lets the canary out, and catches it again")
class LeakWatchTest {

  private static final String TOLD = "token " + Ear.CANARY;
  private static final Logger LOG = Logger.getLogger("dev.calsync.some.where");

  @Test
  void hearsWhatTheLibraryLogsHoweverSoftly() {
    LOG.log(Level.FINEST, "the {0} was refused", TOLD);

    assertThat(LeakWatch.heard())
        .containsExactly("log dev.calsync.some.where: the " + TOLD + " was refused");
  }

  @Test
  void hearsWhatACauseSays() {
    LOG.log(Level.WARNING, "failed", new IllegalStateException(new IllegalArgumentException(TOLD)));

    assertThat(LeakWatch.heard()).singleElement().asString().contains(TOLD);
  }

  @Test
  void hearsWhatOthersLog() {
    Logger.getLogger("org.somebody").warning(TOLD);

    assertThat(LeakWatch.heard()).hasSize(1);
  }

  @Test
  void hearsTheStandardStreams() {
    System.out.print("a ");
    System.out.println(TOLD);
    System.err.println(TOLD);

    assertThat(LeakWatch.heard())
        .containsExactly("standard output: a " + TOLD + "\n", "standard error: " + TOLD + "\n");
  }

  @Test
  void hearsNothingElseAndNothingTwice() {
    LOG.warning("a token was refused");
    LOG.warning(TOLD);

    assertThat(LeakWatch.heard()).hasSize(1);
    assertThat(LeakWatch.heard()).isEmpty();
  }

  @Test
  void whatIsPrintedIsPassedOn() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream next = new PrintStream(printed, true, StandardCharsets.UTF_8);
    StreamEar.between(new Ear(), "here", next).print("naïve\nand on");

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("naïve\nand on");
  }
}
