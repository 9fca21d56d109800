package dev.calsync;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.DetailChoice;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.edge.FollowUps;
import dev.calsync.engine.edge.Gates;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import dev.calsync.store.JournalLine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes that the engine does not make without a decision: deletions that look like an accident
 * (SEM-42), mirrors that would say less because their source does (SEM-18), and first runs that
 * would write much (R-C8). What a mode keeps from being written is listed here, too: {@link
 * Edges#mode} lets it go, and nothing else.
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
   * tells more again. Of one whose reason is {@code FIRST_RUN}: the edge writes by itself from then
   * on.
   *
   * @param hold which
   * @return how many mirrors it concerned; empty if there is no such open hold
   * @throws CalsyncException with code {@code EDGE_MODE} if a mode is the reason
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
   * @throws CalsyncException with code {@code EDGE_MODE} if a mode is the reason, or a first run:
   *     there is nothing to be kept yet; turn the edge off, or remove it
   */
  public Optional<Integer> reject(HoldId hold) {
    return decide(hold, false, "HOLD_REJECTED");
  }

  private static void requireFirstRun(Hold hold, boolean approve) {
    if (!approve || !hold.reason().equals(Gates.FIRST_RUN)) {
      throw new CalsyncException(
          "EDGE_MODE",
          "Hold "
              + hold.id()
              + " ends with what "
              + hold.reason()
              + " says of edge "
              + hold.edge()
              + "; change the mode, or remove the edge");
    }
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
    } else if (Gates.isOurs(hold)) {
      requireFirstRun(hold, approve);
      engine.commands(owner).approve(id);
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
