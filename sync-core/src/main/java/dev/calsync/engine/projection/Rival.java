package dev.calsync.engine.projection;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may keep an occurrence of a meeting back: a copy that takes the owner's time already, or
 * another edge that would show it at the same target.
 */
public sealed interface Rival {

  /** Why what it keeps back is not shown. */
  Exclusion why();

  /** Where it has something to say. */
  Set<MeetingSlot> slots();

  /**
   * Whether it speaks of the unchanged occurrences of a series, so that its slots are listed no
   * further than they were looked at.
   */
  boolean open();

  /** Whether it keeps a slot back from an edge. */
  boolean keepsBack(MeetingSlot slot, Optional<Standing> own);

  /** A copy in a calendar of the owner (SEM-20). */
  record Copy(CalendarId calendar, Set<MeetingSlot> slots, boolean open) implements Rival {

    /** Copies the set. */
    public Copy {
      slots = Set.copyOf(slots);
    }

    @Override
    public Exclusion why() {
      return Exclusion.alreadyPresent(calendar);
    }

    @Override
    public boolean keepsBack(MeetingSlot slot, Optional<Standing> own) {
      return slots.contains(slot);
    }
  }

  /** Another edge to the same target (SEM-21). */
  record Edge(EdgeId edge, CalendarId source, Map<MeetingSlot, Standing> shown, boolean open)
      implements Rival {

    /** Copies the map. */
    public Edge {
      shown = Map.copyOf(shown);
    }

    @Override
    public Exclusion why() {
      return Exclusion.shadowed(edge, source);
    }

    @Override
    public Set<MeetingSlot> slots() {
      return shown.keySet();
    }

    @Override
    public boolean keepsBack(MeetingSlot slot, Optional<Standing> own) {
      return Optional.ofNullable(shown.get(slot))
          .flatMap(it -> own.map(it::outranks))
          .orElse(false);
    }
  }
}
