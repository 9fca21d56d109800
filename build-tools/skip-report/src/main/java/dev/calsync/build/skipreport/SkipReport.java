package dev.calsync.build.skipreport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Prints every skipped test at the end of a run. Surefire itself prints a bare count, and a count
 * hides that the test which mattered has not run for months.
 */
public final class SkipReport implements TestExecutionListener {

  private final Queue<String> skipped = new ConcurrentLinkedQueue<>();
  private @Nullable TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped.add(nameOf(test) + "  reason: " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      String reason = result.getThrowable().map(Throwable::getMessage).orElse("none given");
      skipped.add(nameOf(test) + "  reason: " + reason);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    if (skipped.isEmpty()) {
      return;
    }
    System.out.println("======== SKIPPED TESTS: " + skipped.size() + " ========");
    skipped.stream().sorted().forEach(line -> System.out.println("SKIPPED  " + line));
  }

  private String nameOf(TestIdentifier test) {
    TestPlan running = plan;
    if (running == null) {
      return test.getDisplayName();
    }
    return running.getParent(test).map(parent -> parent.getDisplayName() + ".").orElse("")
        + test.getDisplayName();
  }
}
