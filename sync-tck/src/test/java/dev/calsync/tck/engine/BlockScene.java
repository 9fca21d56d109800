package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;

import dev.calsync.EdgeView;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Window;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/**
 * An edge that merges what takes time on a day in March, ten days ahead; the words of its
 * scenarios.
 */
abstract class BlockScene {

  static final Policy MARCH =
      Policy.blocks().toBuilder()
          .window(Window.between(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01")))
          .build();

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  final World world = new World("2026-02-20T09:00:00Z");

  @AfterEach
  void close() {
    world.close();
  }

  EdgeView blocks(String... sources) {
    return world.edge(List.of(sources), "free", MARCH);
  }

  void put(String calendar, String uid, String from, String to) {
    world.calendar(calendar).put(uid, lasting(from, to));
  }

  void delete(String calendar, String uid) {
    world.calendar(calendar).delete(world.calendar(calendar).idOf(uid).orElseThrow());
  }

  void lose(String calendar, String uid) {
    delete(calendar, uid);
    world.calendar(calendar).expireCursors();
  }

  static EventBody lasting(String from, String to) {
    LocalDateTime start = LocalDateTime.parse("2026-03-02T" + from);
    LocalDateTime end = LocalDateTime.parse("2026-03-02T" + to);
    return event("Secret", start.toString(), Duration.between(start, end));
  }

  /** What the target shows, on the clocks of Berlin. */
  List<String> shown() {
    return world.bodies("free").stream().map(BlockScene::told).sorted().toList();
  }

  static String told(EventBody body) {
    return body.time()
        .match(
            days -> days.start() + "/" + days.endExclusive(),
            BlockScene::told,
            floating -> "floating");
  }

  private static String told(EventTime.Zoned time) {
    ZonedDateTime start =
        time.start().atZone(ZoneId.of(time.zone().id())).withZoneSameInstant(BERLIN);
    return start.toLocalTime() + "-" + start.plus(time.length().exact()).toLocalTime();
  }

  void threeMeetings() {
    put("work", "a", "09:00", "10:00");
    put("home", "b", "10:00", "10:30");
    put("work", "c", "12:00", "13:00");
  }
}
