package dev.calsync.examples.quickstart.command;

import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.examples.quickstart.week.Agenda;
import dev.calsync.examples.quickstart.week.AgendaReader;
import dev.calsync.plan.Plan;
import dev.calsync.plan.PlanAction;
import dev.calsync.plan.PlanItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mirror's half of a page.
 *
 * @param heading what it is
 * @param evidence where both sides come from, in a sentence
 * @param reading how it is read
 */
record MirrorSide(String heading, String evidence, Reading reading) {

  private static final Set<PlanAction> WRITES = Set.of(PlanAction.CREATE, PlanAction.UPDATE);
  private static final Set<PlanAction> REPLACES = Set.of(PlanAction.UPDATE, PlanAction.DELETE);

  /** Reads a half of a page. */
  @FunctionalInterface
  interface Reading {
    Agenda read(AgendaReader reader) throws IOException;
  }

  /** The mirror as it is. */
  static MirrorSide of(Place target) {
    return new MirrorSide(
        "Mirror",
        "Both sides were read from their files, not from calsync's store.",
        reader -> reader.read(target.path()));
  }

  /** The mirror as it would be after a plan: what stays is read, what would be written is added. */
  static MirrorSide planned(Place target, Plan plan) {
    return new MirrorSide(
        "Mirror, as planned",
        "The mirror is shown as the next sync would leave it; nothing was written.",
        reader -> after(plan, target, reader));
  }

  private static Agenda after(Plan plan, Place target, AgendaReader reader) throws IOException {
    Agenda now = target.exists() ? reader.read(target.path(), replaced(plan)) : nothing(target);
    List<EventBody> events = new ArrayList<>(now.events());
    plan.items().stream()
        .filter(item -> WRITES.contains(item.action()))
        .forEach(item -> item.shape().map(MirrorShape::body).ifPresent(events::add));
    return new Agenda(now.name(), events, now.unreadable());
  }

  private static Set<String> replaced(Plan plan) {
    return plan.items().stream()
        .filter(item -> REPLACES.contains(item.action()))
        .map(PlanItem::mirrorUid)
        .filter(uid -> !uid.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Agenda nothing(Place target) {
    return new Agenda(String.valueOf(target.path().getFileName()), List.of(), 0);
  }
}
