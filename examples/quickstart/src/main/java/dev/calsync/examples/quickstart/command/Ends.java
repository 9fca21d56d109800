package dev.calsync.examples.quickstart.command;

import dev.calsync.EdgeView;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;

/** Where a pair leads from and to, as people know both: by their paths. */
record Ends(String from, String to) {

  static Ends of(OwnerScope me, EdgeView edge) {
    return new Ends(path(me, edge.source()), path(me, edge.target()));
  }

  /** As they were given: a target that is not there yet is planned for in another place. */
  static Ends of(PairTask.Pair given) {
    return new Ends(given.from().path().toString(), given.to().path().toString());
  }

  private static String path(OwnerScope me, CalendarId id) {
    return me.calendars()
        .find(id)
        .map(calendar -> calendar.ref().providerId())
        .map(name -> name.substring(name.indexOf(':') + 1))
        .orElse(id.value());
  }

  String text() {
    return from + " → " + to;
  }
}
