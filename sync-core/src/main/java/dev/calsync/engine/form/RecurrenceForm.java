package dev.calsync.engine.form;

import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.Slot;
import java.util.ArrayList;
import java.util.List;

/** How an event repeats: rules, added slots, removed slots. */
final class RecurrenceForm {

  private static final int RULES = 1;
  private static final int ADDED = 2;
  private static final int REMOVED = 3;

  private RecurrenceForm() {}

  static void write(FormWriter out, int tag, Recurrence recurrence) {
    int message = out.open(tag);
    if (!recurrence.rules().isEmpty()) {
      int list = out.open(RULES);
      for (RecurrenceRule rule : recurrence.rules()) {
        int item = out.openItem();
        RuleForm.writeFields(out, rule);
        out.close(item);
      }
      out.close(list);
    }
    SlotForm.writeAll(out, ADDED, recurrence.added());
    SlotForm.writeAll(out, REMOVED, recurrence.removed());
    out.close(message);
  }

  static Recurrence read(FormReader in) {
    List<RecurrenceRule> rules = new ArrayList<>();
    List<Slot> added = List.of();
    List<Slot> removed = List.of();
    for (FormReader fields = in.inside(); fields.next(); ) {
      switch (fields.tag()) {
        case RULES -> {
          for (FormReader list = fields.inside(); list.hasItem(); ) {
            rules.add(RuleForm.read(list.item()));
          }
        }
        case ADDED -> added = SlotForm.readAll(fields);
        case REMOVED -> removed = SlotForm.readAll(fields);
        default -> {}
      }
    }
    return new Recurrence(rules, added, removed);
  }
}
