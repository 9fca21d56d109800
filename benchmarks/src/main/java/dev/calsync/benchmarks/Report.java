package dev.calsync.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.Consumer;

/** What is printed: never a verdict that fails a build, always the target beside the figure. */
final class Report {

  private final Consumer<String> lines;

  Report(Consumer<String> lines) {
    this.lines = lines;
  }

  void machine() {
    say(
        "%d cores, load %.1f; Java %s %s",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        System.getProperty("java.version"),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  void title(String title) {
    lines.accept("");
    lines.accept("== " + title);
  }

  void say(String format, Object... values) {
    lines.accept(String.format(Locale.ROOT, format, values));
  }

  void figures(String name, Figures figures, String unit) {
    say(
        "%-44s %,10.1f %s  (%,.1f – %,.1f, %d rounds)",
        name, figures.median(), unit, figures.least(), figures.most(), figures.count());
  }

  void atLeast(String name, Figures ratios, double target) {
    held(name, ratios, "≥ ", target, ratios.median() >= target);
  }

  void atMost(String name, Figures figures, double target) {
    held(name, figures, "≤ ", target, figures.median() <= target);
  }

  private void held(String name, Figures figures, String sign, double target, boolean met) {
    say(
        "  %-42s %,10.2f  (%,.2f – %,.2f)  target %s%,.2f: %s",
        name,
        figures.median(),
        figures.least(),
        figures.most(),
        sign,
        target,
        met ? "met" : "not met");
  }
}
