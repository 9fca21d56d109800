package dev.calsync.engine.edge;

import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.Exclusion;
import dev.calsync.engine.projection.Projected;
import dev.calsync.engine.projection.Projection;
import dev.calsync.event.EventBody;
import dev.calsync.event.Slot;
import dev.calsync.event.Visibility;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an edge does not show of an event.
 *
 * @param rest why nothing, or nothing more, is shown
 * @param parts single occurrences that have a reason of their own (SEM-3, SEM-20, SEM-21)
 * @param isPrivate whether its owner made it private, or one occurrence of it (SEM-19)
 */
record Withheld(Withdrawal rest, Map<Part, Withdrawal> parts, boolean isPrivate) {

  /** An event that is there no more. */
  static Withheld all(Withdrawal why) {
    return new Withheld(why, Map.of(), false);
  }

  static Withheld of(
      Projected projected, EventBody body, Collection<MirrorRow> mirror, EdgeTerms terms) {
    Withdrawal rest =
        projected
            .excluded()
            .map(Withheld::withdrawal)
            .orElse(Withdrawal.excluded("PART_NOT_NEEDED"));
    return new Withheld(rest, parts(body, mirror, terms), isPrivate(body));
  }

  private static Map<Part, Withdrawal> parts(
      EventBody body, Collection<MirrorRow> mirror, EdgeTerms terms) {
    Map<Part, Withdrawal> parts = new HashMap<>();
    for (MirrorRow row : mirror) {
      Optional.of(row.key().part())
          .filter(part -> part.kind() == Part.Kind.SLOT)
          .map(part -> Slot.parse(part.at()))
          .flatMap(slot -> Projection.objection(body, slot, terms.terms()))
          .ifPresent(why -> parts.put(row.key().part(), withdrawal(why)));
    }
    return parts;
  }

  private static Withdrawal withdrawal(Exclusion why) {
    return Withdrawal.excluded(why.code(), why.rule());
  }

  private static boolean isPrivate(EventBody body) {
    return Stream.concat(
            Stream.of(body.details()), body.overrides().stream().map(each -> each.details()))
        .anyMatch(details -> details.visibility() != Visibility.NORMAL);
  }
}
