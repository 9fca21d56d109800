package dev.calsync.examples.quickstart.command;

import dev.calsync.EdgeView;
import dev.calsync.Problem;
import dev.calsync.plan.Plan;
import dev.calsync.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** The command without arguments: mirrors the samples into one folder and draws the week. */
@Command(
    sortOptions = false,
    name = "run",
    description = {
      "Without arguments: mirror the sample calendars into one folder, and draw the week.",
      "Exit codes: 0 done, 1 something failed, 2 wrong usage, 3 something is held.",
      "sync, plan, status, explain and holds share one store: see sync --help for --store."
    })
final class DemoCommand implements Callable<Integer> {

  /** Where the samples' calendars are at home. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private static final int LINES_OF_A_PLAN = 4;

  private final Console console;
  private final Path home;

  DemoCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws IOException {
    Logs.level(false);
    List<Place> samples = samples();
    Place mirror = Place.target(Files.createDirectories(demo()).resolve("mirror").toString());
    Tally together = sync(samples, mirror);
    Path page = demo().resolve("week.html");
    Optional<Problem> undrawn =
        new PageSubject(samples, MirrorSide.of(mirror), Policy.busy())
            .draw(page, Optional.empty(), LocalDate.now(ZONE), ZONE);
    undrawn.ifPresent(problem -> console.note(problem.text()));
    console.say("Together: " + together.text());
    console.say("The mirror is " + shown(mirror.path()) + "; see the week in " + shown(page));
    return undrawn.isPresent() ? ExitCode.FAILED : together.exitCode();
  }

  private Tally sync(List<Place> samples, Place mirror) throws IOException {
    Keeping keeping = new Keeping(demo().resolve("store"), demo().resolve("calsync.key"), ZONE);
    Tally together = Tally.NOTHING;
    try (Session session = Session.open(keeping, new Progress(console, Clock.systemUTC()))) {
      for (Place sample : samples) {
        EdgeView edge = session.edge(sample, mirror, Policy.busy());
        console.say(sample.path().getFileName() + " → mirror");
        console.say(shortened(session.me().edges().plan(edge.id())));
        Report done = Report.of(session.me(), edge, session.sync(edge));
        done.problems().forEach(problem -> console.note(problem.text()));
        console.say(done.text().indent(2).stripTrailing());
        together = together.plus(done.tally());
      }
    }
    return together;
  }

  /** The first few changes and the sums; the plan command shows more. */
  private static String shortened(Plan plan) {
    List<String> lines = plan.toText().lines().toList();
    int changes = lines.size() - 1;
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(LINES_OF_A_PLAN, changes)));
    if (changes > shown.size()) {
      shown.add("… and " + (changes - shown.size()) + " more");
    }
    shown.add(lines.get(changes));
    return String.join("\n", shown).indent(2);
  }

  private List<Place> samples() throws IOException {
    List<Place> places = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.resolve("samples"))) {
      files
          .filter(file -> file.toString().endsWith(".ics"))
          .sorted()
          .forEach(file -> places.add(Place.source(file.toString())));
    }
    return places;
  }

  private Path demo() {
    return home.resolve("demo");
  }

  /** Short where it can be: relative to where the user is. */
  private static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
  }
}
