package dev.calsync.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page draws the life of a channel as the code has it. */
class ChannelDrawingTest {

  private static final Path PAGE = Path.of("..", "docs", "watch-channels.md");
  private static final String BEGIN = "<!-- drawn from ChannelStep: see ChannelDrawingTest -->\n";
  private static final String END = "<!-- end of the drawing -->";

  @Test
  void thePageDrawsWhatTheCodeSays() throws IOException {
    String page = Files.readString(PAGE);
    String drawn = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));

    assertThat(drawn).as("put this between the marks of %s", PAGE).isEqualTo(drawing());
  }

  private static String drawing() {
    return Stream.of(ChannelStep.values())
        .map(ChannelDrawingTest::arrow)
        .collect(Collectors.joining("", "```mermaid\nstateDiagram-v2\n", "```\n"));
  }

  /** No channel is drawn as the beginning and the end. */
  private static String arrow(ChannelStep step) {
    return "    %s --> %s : %s (%s)\n"
        .formatted(name(step.from()), name(step.to()), step.action(), step.when());
  }

  private static String name(ChannelState state) {
    return state == ChannelState.NONE ? "[*]" : state.name().toLowerCase(Locale.ROOT);
  }
}
