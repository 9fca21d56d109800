package dev.calsync.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of somebody else that reads calendars, at work in a folder of its own. */
final class ForeignProgram {

  private final Path folder;

  private ForeignProgram(Path folder) {
    this.folder = folder;
  }

  /** Python with a module; skips the test where it is not installed. */
  static ForeignProgram python(Path folder, String module) throws Exception {
    ForeignProgram python = new ForeignProgram(folder);
    assumeTrue(
        python.runs("/usr/bin/python3", "-c", "import " + module), module + " is not installed");
    return python;
  }

  /** khal, with the calendar that {@link #items} is; skips the test where it is not installed. */
  static ForeignProgram khal(Path folder) throws Exception {
    ForeignProgram khal = new ForeignProgram(folder);
    assumeTrue(khal.runs("khal", "--version"), "khal is not installed");
    Files.createDirectories(khal.items());
    Files.writeString(
        khal.config(),
        """
        [calendars]
        [[test]]
        path = %s
        type = calendar
        [sqlite]
        path = %s
        [locale]
        local_timezone = UTC
        default_timezone = UTC
        timeformat = %%H:%%M
        dateformat = %%Y-%%m-%%d
        longdateformat = %%Y-%%m-%%d
        datetimeformat = %%Y-%%m-%%d %%H:%%M
        longdatetimeformat = %%Y-%%m-%%d %%H:%%M
        """
            .formatted(khal.items(), folder.resolve("khal.db")));
    return khal;
  }

  /** The calendar of khal: a file for each event. */
  Path items() {
    return folder.resolve("items");
  }

  private Path config() {
    return folder.resolve("config");
  }

  /** What khal lists of its calendar. */
  List<String> list(String format, String from, String span) throws Exception {
    String[] khal = {"khal", "-c", config().toString(), "list", "-df", "{date}"};
    return output(new byte[0], khal, "--format", format, from, span);
  }

  /** What one of our scripts prints. */
  List<String> script(String name, byte[] input, String... arguments) throws Exception {
    Path script = folder.resolve(name);
    try (InputStream in = ForeignProgram.class.getResourceAsStream(name)) {
      Files.copy(in, script);
    }
    return output(input, new String[] {"/usr/bin/python3", script.toString()}, arguments);
  }

  /** What the last run complained of. */
  List<String> complaints() throws IOException {
    return Files.readAllLines(folder.resolve("run.err"), StandardCharsets.UTF_8);
  }

  private boolean runs(String... command) throws InterruptedException {
    try {
      return start(new byte[0], "probe", List.of(command)).waitFor() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  private List<String> output(byte[] input, String[] command, String... arguments)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(Arrays.asList(arguments));
    Process process = start(input, "run", all);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends in time").isTrue();
    assertThat(process.exitValue()).as(String.join("\n", complaints())).isZero();
    return Files.readAllLines(folder.resolve("run.out"), StandardCharsets.UTF_8);
  }

  private Process start(byte[] input, String name, List<String> command) throws IOException {
    Path in = Files.write(folder.resolve(name + ".in"), input);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("XDG_CACHE_HOME", folder.toString());
    return builder
        .redirectInput(in.toFile())
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }
}
