package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Hint.News;
import dev.calsync.failure.FailureClass;
import dev.calsync.policy.Policy;
import dev.calsync.store.JournalEntry;
import dev.calsync.store.JournalLine;
import dev.calsync.store.WatchChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Channels take the steps that are drawn, from where they are drawn, and there are no others. */
class ChannelStepsTest {

  private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\S+) --> (\\S+) : (\\w+) \\(");

  private record Step(String from, String to) {}

  private final Map<String, Step> drawn = drawn();
  private final Set<String> taken = new HashSet<>();

  @Test
  void everyStepThatIsDrawnIsTaken() {
    play(this::renewal);
    play(this::extension);
    play(this::refusal);
    play(this::lostReply);
    play(this::nobodyLooks);
    play(this::longOff);

    assertThat(taken).isEqualTo(drawn.keySet());
  }

  private void play(Consumer<Push> story) {
    try (World world = new World()) {
      Push push = new Push(world);
      story.accept(push);
      follow(push);
    }
  }

  private void renewal(Push push) {
    push.world.edge("work", "home");
    push.world.cycle();
    push.tell(News.EXPIRING);
  }

  private void extension(Push push) {
    push.watch.extensible();
    push.world.edge("work", "home");
    push.world.cycle();
    push.tell(News.EXPIRING);
  }

  private void refusal(Push push) {
    push.world.edge("work", "home");
    push.watch.refuseNext(FailureClass.FORBIDDEN);
    push.world.cycle();
  }

  private void lostReply(Push push) {
    push.world.edge("work", "home");
    push.watch.loseNextReply();
    push.world.cycle();
    push.minutes(2);
  }

  private void nobodyLooks(Push push) {
    free(push.world, "work", "side");
    push.world.cycle();
    free(push.world, "work");
    push.hours(2);
  }

  private static void free(World world, String... sources) {
    List<CalendarId> ids = List.of(sources).stream().map(it -> world.connected(it).id()).toList();
    world.alice().edges().create("free", ids, world.connected("home").id(), Policy.blocks());
  }

  /** Longer than a channel lives. */
  private void longOff(Push push) {
    push.world.edge("work", "home");
    push.world.cycle();
    push.world.pass(Duration.ofDays(8));
    push.world.kit().settle();
  }

  /** Follows each channel through the journal, up to where its row stands. */
  private void follow(Push push) {
    Map<String, String> states = new HashMap<>();
    for (JournalLine line : journal(push.world)) {
      if (line.action().startsWith("CHANNEL_")) {
        String channel = line.facts().get("channel");
        assertThat(drawn).containsKey(line.action());
        Step step = drawn.get(line.action());
        assertThat(states.getOrDefault(channel, "[*]")).as(line.action()).isEqualTo(step.from());
        states.put(channel, step.to());
        taken.add(line.action());
      }
    }
    states.values().removeIf("[*]"::equals);
    assertThat(states).isEqualTo(rows(push));
  }

  private static List<JournalLine> journal(World world) {
    List<JournalEntry> all = new ArrayList<>();
    List<JournalEntry> page = world.alice().journal().after(0, 1_000);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = world.alice().journal().after(page.get(page.size() - 1).position(), 1_000);
    }
    return all.stream().map(JournalEntry::line).toList();
  }

  private static Map<String, String> rows(Push push) {
    return push.world.alice().calendars().list().stream()
        .flatMap(calendar -> push.rows(calendar.ref().providerId()).stream())
        .collect(Collectors.toMap(it -> it.id().value(), ChannelStepsTest::state));
  }

  private static String state(WatchChannel channel) {
    return channel.grant().isPresent() ? "open" : "asked";
  }

  private static Map<String, Step> drawn() {
    try {
      return ARROW
          .matcher(Files.readString(Path.of("..", "docs", "watch-channels.md")))
          .results()
          .collect(
              Collectors.toMap(
                  arrow -> arrow.group(3), arrow -> new Step(arrow.group(1), arrow.group(2))));
    } catch (IOException missing) {
      throw new AssertionError("the page is not there", missing);
    }
  }
}
