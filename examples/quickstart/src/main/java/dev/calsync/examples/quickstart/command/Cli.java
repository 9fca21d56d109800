package dev.calsync.examples.quickstart.command;

import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command line: arguments in, words out, an exit code back. Holds no state between runs. */
public final class Cli {

  private final Path home;

  /**
   * A command line.
   *
   * @param home the folder of the quickstart, where the demo finds its samples and keeps its things
   */
  public Cli(Path home) {
    this.home = home;
  }

  /**
   * Runs one command.
   *
   * @param args what was typed
   * @param out standard output
   * @param err standard error
   * @return 0 done, 1 something failed, 2 wrong usage, 3 something is held
   */
  public int run(String[] args, PrintStream out, PrintStream err) {
    Console console = new Console(out, err);
    Failures failures = new Failures(console);
    CommandLine line =
        new CommandLine(new DemoCommand(console, home))
            .addSubcommand(new SyncCommand(console))
            .addSubcommand(new PlanCommand(console))
            .addSubcommand(new StatusCommand(console))
            .addSubcommand(new ExplainCommand(console))
            .addSubcommand(holds(console))
            .addSubcommand(new MeasureCommand(console));
    withHelp(line);
    line.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
    line.setOut(console.outWriter()).setErr(console.errWriter());
    return line.execute(args);
  }

  private static void withHelp(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this and stop.")
                .build());
    line.getSubcommands().values().forEach(Cli::withHelp);
  }

  private static CommandLine holds(Console console) {
    return new CommandLine(new HoldsCommand(console))
        .addSubcommand(new DecideCommand.Approve(console))
        .addSubcommand(new DecideCommand.Reject(console));
  }
}
