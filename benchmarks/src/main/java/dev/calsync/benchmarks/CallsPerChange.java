package dev.calsync.benchmarks;

import java.util.Set;

/**
 * Benchmark 9: what a change costs at a provider that counts calls. A calendar of a stand-in for
 * Google is mirrored into another one, over Google's own client; a thousand changes as people make
 * them, ten before each look. An object that changed is an event of the target that is not as it
 * was: a master, or a changed occurrence (SEM-44).
 */
final class CallsPerChange implements Benchmark {

  private static final int WINDOW = 10;

  @Override
  public void run(Server server, Options options, Report report) throws Exception {
    int changes = options.number("google-changes", 1_000, 100);
    report.title(
        "9 · calls for a change: %,d changes, %d before each look".formatted(changes, WINDOW));
    measure(options, changes, false).report(report, "", 1.05);
    measure(options, changes, true).report(report, "a tenth of replies lost: ", 1.25);
  }

  private static Measured measure(Options options, int changes, boolean losing) throws Exception {
    Measured measured = new Measured();
    for (int round = 0; round < options.rounds(); round++) {
      try (TwoGoogleCalendars calendars = new TwoGoogleCalendars(round)) {
        int objects = 0;
        int series = 0;
        for (int done = 0; done < changes; done += WINDOW) {
          if (losing) {
            calendars.loseAReply();
          }
          calendars.change(WINDOW);
          Set<TwoGoogleCalendars.Changed> changed = calendars.look();
          objects += changed.size();
          series += (int) changed.stream().flatMap(it -> it.series().stream()).distinct().count();
        }
        int windows = changes / WINDOW;
        measured.writes.add(calendars.writes() / (double) objects);
        measured.listings.add(calendars.listings() / (2.0 * windows));
        measured.seriesReads.add(
            (calendars.reads() - calendars.listings()) / (double) Math.max(1, series));
        measured.wrong.add(calendars.wrong());
      }
    }
    return measured;
  }

  /** What came out, round by round. */
  private static final class Measured {

    private final Figures writes = new Figures();
    private final Figures listings = new Figures();
    private final Figures seriesReads = new Figures();
    private final Figures wrong = new Figures();

    void report(Report report, String how, double mostWrites) {
      report.atMost(how + "writes : changed objects", writes, mostWrites);
      report.figures(how + "listings : looks at both calendars", listings, "");
      if (how.isEmpty()) {
        report.atMost("further reads : touched series", seriesReads, 1);
      } else {
        report.figures(how + "further reads, look-ups too : series", seriesReads, "");
      }
      report.atMost(how + "mirrors too many or missing", wrong, 0);
    }
  }
}
