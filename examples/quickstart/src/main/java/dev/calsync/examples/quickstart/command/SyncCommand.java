package dev.calsync.examples.quickstart.command;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sync}: makes the mirror show what the source says. */
@Command(
    sortOptions = false,
    name = "sync",
    description = "Make the mirror show what the source says.")
final class SyncCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final EdgeOptions pair = new EdgeOptions();
  @Mixin private final PageOptions pages = new PageOptions();
  @Mixin private final CommonOptions common = new CommonOptions();

  SyncCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Logs.level(common.verbose());
    pages.check();
    Place from = Place.source(pair.from());
    Place to = Place.target(pair.to());
    Place.mustDiffer(from, to);
    Report report = run(from, to).plus(pages.draw(subject(from, to), common.zone()));
    report.problems().forEach(console::note);
    if (common.json()) {
      console.json(report.json());
    } else {
      console.say(report.text());
    }
    return report.tally().exitCode();
  }

  private Report run(Place from, Place to) throws IOException {
    Progress progress = new Progress(console, Clock.systemUTC());
    try (Session session = Session.open(common.keeping(), progress)) {
      return Report.of(session.sync(session.edge(from, to, pair.policy())));
    }
  }

  private PageSubject subject(Place from, Place to) {
    return new PageSubject(List.of(from), to, pair.policy());
  }
}
