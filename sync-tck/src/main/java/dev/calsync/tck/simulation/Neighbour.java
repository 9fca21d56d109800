package dev.calsync.tck.simulation;

import dev.calsync.CalendarView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.OwnerId;
import dev.calsync.policy.Policy;
import dev.calsync.tck.connector.ScriptedCalendar;
import dev.calsync.tck.connector.ScriptedConnector;
import java.util.List;
import java.util.SplittableRandom;

/** Another owner on the same nodes, store and provider, with an edge of his own (INV-23). */
final class Neighbour {

  static final OwnerId OWNER = OwnerId.of("neighbour");
  static final String ACCOUNT = "neighbours";

  private final Scene scene;
  private final ScriptedCalendar source;
  private final ScriptedCalendar target;
  private int named;

  Neighbour(Scene scene) {
    this.scene = scene;
    this.source = calendar("neighbours-a");
    this.target = calendar("neighbours-b");
  }

  private ScriptedCalendar calendar(String name) {
    return scene.provider().addCalendar(ACCOUNT, name, ScriptedConnector.everything());
  }

  /** Moves in. */
  void settle(OwnerScope owner) {
    List<CalendarView> calendars = owner.calendars().list();
    owner.edges().create(calendars.get(0).id(), calendars.get(1).id(), Policy.full());
  }

  /** Has something to do. */
  void act(SplittableRandom chance) {
    source.put("neighbours-" + ++named, Happenings.single(chance));
  }

  /** Only a whole reading tells the truth where a listing lied. */
  void calmDown() {
    List.of(source, target).forEach(ScriptedCalendar::expireCursors);
  }

  List<String> own() {
    return titles(source);
  }

  List<String> shown() {
    return titles(target);
  }

  private static List<String> titles(ScriptedCalendar calendar) {
    return calendar.events().stream()
        .map(event -> event.details().text().title())
        .sorted()
        .toList();
  }
}
