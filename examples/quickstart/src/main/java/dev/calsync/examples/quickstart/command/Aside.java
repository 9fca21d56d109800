package dev.calsync.examples.quickstart.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.Calendars;
import dev.calsync.EdgeView;
import dev.calsync.calendar.CalendarId;
import dev.calsync.plan.Plan;
import dev.calsync.plan.UnreadableItem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies beside the mirrored events: objects that could not be read, and copies of mirrors.
 * Named by file, UID and place, never by title.
 *
 * @param target which calendar is the mirror; every other one is the source
 * @param unreadable the first objects of both ends that could not be read
 * @param copies the first untouched copies of mirrors in the target
 * @param unreadableAll how many could not be read
 * @param copiesAll how many copies there are
 */
record Aside(
    CalendarId target,
    List<UnreadableItem> unreadable,
    List<String> copies,
    long unreadableAll,
    long copiesAll) {

  static final int SHOWN = 20;

  static Aside of(Calendars calendars, EdgeView edge) {
    return new Aside(
        edge.target(),
        Stream.of(edge.source(), edge.target())
            .flatMap(calendar -> calendars.unreadable(calendar, SHOWN).stream())
            .limit(SHOWN)
            .toList(),
        calendars.copies(edge.target(), SHOWN).stream().map(id -> id.value()).toList(),
        calendars.status(edge.source()).quarantined()
            + calendars.status(edge.target()).quarantined(),
        calendars.status(edge.target()).copies());
  }

  static Aside of(Plan plan, EdgeView edge) {
    List<UnreadableItem> all = plan.unreadable();
    return new Aside(edge.target(), all.stream().limit(SHOWN).toList(), List.of(), all.size(), 0);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (unreadableAll > 0) {
      lines.add(
          unreadableAll == 1
              ? "1 event could not be read and stays aside; all others went on."
              : unreadableAll + " events could not be read and stay aside; all others went on.");
      unreadable.forEach(item -> lines.add("  " + words(item)));
      if (unreadableAll > unreadable.size()) {
        lines.add("  and " + (unreadableAll - unreadable.size()) + " more");
      }
    }
    if (copiesAll > 0) {
      lines.add(copiesInWords());
    }
    return lines;
  }

  private String words(UnreadableItem item) {
    String uid = item.uid().isEmpty() || item.uid().equals(item.id()) ? "" : ", UID " + item.uid();
    return item.id() + " in the " + end(item) + uid + ": " + item.code() + " at " + item.where();
  }

  private String end(UnreadableItem item) {
    return item.calendar().equals(target) ? "mirror" : "source";
  }

  private String copiesInWords() {
    if (copiesAll == 1) {
      return "1 copy of a mirror stands beside it: " + copies.get(0) + "; calsync leaves it alone.";
    }
    long more = copiesAll - copies.size();
    return copiesAll
        + " copies of mirrors stand beside them: "
        + copies.stream().collect(Collectors.joining(", "))
        + (more == 0 ? "" : " and " + more + " more")
        + "; calsync leaves them alone.";
  }

  ObjectNode json() {
    ObjectNode object = Console.object();
    ArrayNode items = object.putArray("quarantinedItems");
    unreadable.forEach(
        item ->
            items
                .addObject()
                .put("end", end(item))
                .put("item", item.id())
                .put("uid", item.uid())
                .put("code", item.code())
                .put("where", item.where()));
    copies.forEach(object.put("copies", copiesAll).putArray("copiedItems")::add);
    return object;
  }
}
