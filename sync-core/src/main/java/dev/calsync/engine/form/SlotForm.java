package dev.calsync.engine.form;

import dev.calsync.event.Slot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Slots as single numbers: days or seconds of wall time since 1970, and a bit that says which. */
final class SlotForm {

  private SlotForm() {}

  static long write(Slot slot) {
    return slot instanceof Slot.AtTime timed
        ? FormWriter.zigzag(seconds(timed.start())) << 1 | 1
        : FormWriter.zigzag(slot.day().toEpochDay()) << 1;
  }

  static Slot read(long number) {
    long value = FormReader.unzigzag(number >>> 1);
    return (number & 1) == 1
        ? new Slot.AtTime(wallTime(value))
        : new Slot.OnDay(LocalDate.ofEpochDay(value));
  }

  static void writeAll(FormWriter out, int tag, List<Slot> slots) {
    if (!slots.isEmpty()) {
      int list = out.open(tag);
      for (Slot slot : slots) {
        out.numberItem(write(slot));
      }
      out.close(list);
    }
  }

  static List<Slot> readAll(FormReader in) {
    List<Slot> slots = new ArrayList<>();
    for (FormReader list = in.inside(); list.hasItem(); ) {
      slots.add(read(list.numberItem()));
    }
    return slots;
  }

  static long seconds(LocalDateTime wallTime) {
    return wallTime.toEpochSecond(ZoneOffset.UTC);
  }

  static LocalDateTime wallTime(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }
}
