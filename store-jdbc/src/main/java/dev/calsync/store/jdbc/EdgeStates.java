package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.store.EdgeState;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How far an edge has planned, as a row. */
final class EdgeStates {

  private EdgeStates() {}

  static EdgeState read(Row row) throws SQLException {
    Map<CalendarId, Long> witnesses = new HashMap<>();
    MapText.read(row.maybeText("witnesses").orElse(""), Long::valueOf)
        .forEach((calendar, position) -> witnesses.put(new CalendarId(calendar), position));
    return new EdgeState(row.number("position"), row.text("basis"), witnesses);
  }

  static String witnesses(EdgeState state) {
    Map<String, Long> positions = new TreeMap<>();
    state.witnesses().forEach((calendar, position) -> positions.put(calendar.value(), position));
    return MapText.write(positions);
  }
}
