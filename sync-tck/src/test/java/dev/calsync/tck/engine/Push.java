package dev.calsync.tck.engine;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Hint;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobLogEntry;
import dev.calsync.store.WatchChannel;
import dev.calsync.tck.connector.ScriptedWatch;
import dev.calsync.webhook.WebhookRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A world whose provider tells of changes: the words of its scenarios. */
final class Push {

  final World world;
  final ScriptedWatch watch;

  Push(World world) {
    this.world = world;
    this.watch = world.provider.notifies();
  }

  /** Hands on what the provider sends now, and lets the engine work; answers how many. */
  int deliver() {
    List<WebhookRequest> sent = watch.send();
    receive(sent);
    return sent.size();
  }

  void tell(Hint.News news) {
    receive(watch.say(news));
  }

  private void receive(List<WebhookRequest> requests) {
    requests.forEach(world.kit().calsync().webhooks()::receive);
    world.kit().settle();
  }

  /** Time passes while the engine works; what the provider sends gets lost. */
  void hours(int hours) {
    passIn(Duration.ofMinutes(20), 3 * hours);
  }

  void minutes(int minutes) {
    passIn(Duration.ofMinutes(1), minutes);
  }

  void passIn(Duration step, int times) {
    for (int passed = 0; passed < times; passed++) {
      world.pass(step);
      world.kit().settle();
    }
  }

  /** The rows of a calendar's channels. */
  List<WatchChannel> rows(String calendar) {
    CalendarId id = world.alice().calendars().findByProviderId(calendar).orElseThrow().id();
    return world.store().channels().channels(World.ALICE, id);
  }

  /** The runs of a kind, the newest first. */
  Stream<JobLogEntry> runs(JobKind kind) {
    return world.store().jobLogs().before(World.ALICE, Long.MAX_VALUE, 10_000).stream()
        .filter(run -> run.job().kind().equals(kind));
  }

  long count(JobKind kind, String what) {
    return runs(kind).mapToLong(run -> run.counts().getOrDefault(what, 0L)).sum();
  }
}
