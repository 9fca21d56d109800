package dev.calsync.build.leakwatch;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the test during which the canary came to light (INV-16). It is found by JUnit in every
 * module that has it on its test path, and listens from the first test class to the last. Where
 * classes run beside each other, the failure names all tests that ran.
 */
public final class LeakWatch
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final Ear EAR = new Ear();
  private static final Set<String> RUNNING = new ConcurrentSkipListSet<>();

  static {
    LogEar.listen(EAR);
    System.setOut(StreamEar.between(EAR, "standard output", System.out));
    System.setErr(StreamEar.between(EAR, "standard error", System.err));
  }

  /**
   * What was heard and not complained about yet, for tests that let the canary out.
   *
   * @return where it was, and the text; the same is not told twice
   */
  public static List<String> heard() {
    return EAR.take();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    RUNNING.add(name(context));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    RUNNING.add(name(context));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    check(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    check(context);
  }

  private static void check(ExtensionContext context) {
    List<String> heard = EAR.take();
    Set<String> suspects = Set.copyOf(RUNNING);
    RUNNING.remove(name(context));
    if (!heard.isEmpty()) {
      throw new AssertionError(
          "a secret or a title came to light while %s ran: %s".formatted(suspects, heard));
    }
  }

  private static String name(ExtensionContext context) {
    return context.getParent().map(ExtensionContext::getDisplayName).orElse("")
        + "."
        + context.getDisplayName();
  }
}
