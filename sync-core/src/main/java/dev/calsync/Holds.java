package dev.calsync;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.DetailChoice;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.JournalLine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes that the engine does not make without a decision: deletions that look like an accident
 * (SEM-42), and mirrors that would say less because their source does (SEM-18).
 */
public final class Holds {

  private final Engine engine;
  private final OwnerId owner;

  Holds(Engine engine, OwnerId owner) {
    this.engine = engine;
    this.owner = owner;
  }

  /**
   * The holds that wait.
   *
   * @return oldest first
   */
  public List<Hold> open() {
    return engine.store.holds().open(owner);
  }

  /**
   * Lets the changes go: they are written with the next delivery, which is asked for at once. Of a
   * hold whose reason is {@code DETAIL_LOST}: mirrors show busy time from then on, until the source
   * tells more again.
   *
   * @param hold which
   * @return how many mirrors it concerned; empty if there is no such open hold
   */
  public Optional<Integer> approve(HoldId hold) {
    return decide(hold, true, "HOLD_APPROVED");
  }

  /**
   * Keeps the mirrors as they are, although their events are gone at the source. An event that
   * comes back is mirrored again. Of a hold whose reason is {@code DETAIL_LOST}: what the source
   * told before is shown on, at the times that it tells now.
   *
   * @param hold which
   * @return how many mirrors it concerned; empty if there is no such open hold
   */
  public Optional<Integer> reject(HoldId hold) {
    return decide(hold, false, "HOLD_REJECTED");
  }

  private Optional<Integer> decide(HoldId id, boolean approve, String action) {
    Optional<Hold> hold = open().stream().filter(open -> open.id().equals(id)).findFirst();
    return hold.flatMap(open -> decide(open, approve, action));
  }

  /**
   * Kept before the hold is closed: a death in between leaves it to planning, which closes what
   * nothing waits for.
   */
  private void choose(EdgeRecord edge, boolean approve) {
    CalendarRecord source = engine.directory.calendar(owner, edge.source());
    engine.directory.keepEdge(
        owner,
        edge.id(),
        was -> was.orElse(edge).withDetail(new DetailChoice(source.detailLost(), !approve)));
    engine.followUps.ask(List.of(engine.followUps.planning(owner, edge, "hold decided")));
  }

  private Optional<Integer> decide(Hold hold, boolean approve, String action) {
    EdgeId id = hold.edge();
    EdgeRecord edge = engine.directory.edge(owner, id);
    if (hold.reason().equals(Degradation.DETAIL_LOST.code())) {
      choose(edge, approve);
    }
    JournalLine line =
        new JournalLine(
            action,
            engine.ids.next(),
            edge.target(),
            Optional.of(id),
            "",
            "HOST_DECISION",
            Map.of("hold", hold.id().value()));
    Optional<Integer> mirrors = engine.store.holds().decideHold(owner, hold.id(), approve, line);
    engine.followUps.ask(
        List.of(
            FollowUps.delivery(
                owner,
                engine.directory.calendar(owner, edge.target()),
                Duration.ZERO,
                "hold decided")));
    return mirrors;
  }
}
