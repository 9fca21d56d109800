package dev.calsync.examples.quickstart.command;

import dev.calsync.EdgeView;
import java.io.IOException;
import java.time.Clock;
import picocli.CommandLine.Command;

/** {@code sync}: makes the mirror show what the source says. */
@Command(
    sortOptions = false,
    name = "sync",
    description = "Make the mirror show what the source says.")
final class SyncCommand extends PairTask {

  SyncCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Pair two, PageOptions page) throws IOException {
    Report report = sync(two);
    return page.draw(two.shown(MirrorSide.of(two.to())), common().zone())
        .map(report::failing)
        .orElse(report)
        .answer();
  }

  private Report sync(Pair two) throws IOException {
    Progress progress = new Progress(console(), Clock.systemUTC());
    try (Session session = Session.open(common().keeping(), progress)) {
      EdgeView edge = session.edge(two.from(), two.to(), two.policy());
      return Report.of(session.me(), edge, session.sync(edge));
    }
  }
}
