package dev.calsync.engine.reading;

import dev.calsync.agenda.Agenda;
import dev.calsync.agenda.AgendaEntry;
import dev.calsync.agenda.AgendaGap;
import dev.calsync.agenda.AgendaGap.Reason;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.event.EventBody;
import dev.calsync.event.Expansion;
import dev.calsync.event.Occurrence;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.PlacedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stored events, expanded into an agenda. What cannot be expanded is named and stops only itself
 * (INV-19); an event that takes place every second is cut. Used by one thread.
 */
final class Expanding {

  /** Of one event: every half hour for three weeks. */
  static final int MOST_OF_ONE = 1_000;

  static final int MOST = 50_000;

  private static final Comparator<AgendaEntry> IN_ORDER =
      Comparator.comparing(AgendaEntry::starts)
          .thenComparing(AgendaEntry::ends)
          .thenComparing(entry -> entry.calendar().value())
          .thenComparing(AgendaEntry::event)
          .thenComparing(entry -> entry.slot().map(slot -> slot.text()).orElse(""));

  private static final Comparator<AgendaGap> BY_NAME =
      Comparator.comparing((AgendaGap gap) -> gap.calendar().value())
          .thenComparing(AgendaGap::event);

  private final TimeRange range;
  private final SeriesExpander expander;
  private final TimeFrame frame;
  private final List<AgendaEntry> entries = new ArrayList<>();
  private final List<AgendaGap> gaps = new ArrayList<>();

  Expanding(TimeRange range, SeriesExpander expander, TimeFrame frame) {
    this.range = range;
    this.expander = expander;
    this.frame = frame;
  }

  /** Adds what of an event takes place within the range. */
  void add(PlacedEvent placed, Set<String> addresses) {
    gap(placed, addresses)
        .ifPresent(why -> gaps.add(new AgendaGap(placed.calendar(), placed.event().uid(), why)));
    if (entries.size() > MOST) {
      throw Refusal.tooMany(MOST, "occurrences");
    }
  }

  private Optional<Reason> gap(PlacedEvent placed, Set<String> addresses) {
    try {
      EventBody body = BodyForm.decode(placed.event().body());
      return gap(new TakingPlace(placed.calendar(), placed.event().uid(), body, addresses));
    } catch (CalsyncException refused) {
      return Optional.of(reason(refused));
    } catch (RuntimeException | StackOverflowError poison) {
      return Optional.of(Reason.UNREADABLE);
    }
  }

  private static Reason reason(CalsyncException refused) {
    return switch (refused.code()) {
      case "UNKNOWN_ZONE" -> Reason.UNKNOWN_ZONE;
      case "NO_EXPANDER" -> throw refused;
      default -> Reason.UNREADABLE;
    };
  }

  private Optional<Reason> gap(TakingPlace event) {
    Expansion found = expander.between(event.body(), range, frame);
    List<Occurrence> occurrences = found.occurrences();
    boolean cut = occurrences.size() > MOST_OF_ONE;
    (cut ? occurrences.subList(0, MOST_OF_ONE) : occurrences)
        .forEach(occurrence -> event.entry(occurrence).ifPresent(entries::add));
    if (cut) {
      return Optional.of(Reason.CUT);
    }
    return found.complete() ? Optional.empty() : Optional.of(Reason.NOT_SEARCHED_TO_THE_END);
  }

  Agenda agenda() {
    return new Agenda(
        range.from(),
        range.to(),
        entries.stream().sorted(IN_ORDER).toList(),
        gaps.stream().sorted(BY_NAME).toList());
  }
}
