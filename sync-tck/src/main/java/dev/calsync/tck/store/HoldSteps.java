package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.line;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Hold;
import dev.calsync.store.HoldId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Decisions and confirming reads. */
final class HoldSteps extends Dice implements StepSource {

  private final Side reference;

  HoldSteps(SplittableRandom random, Side reference) {
    super(random);
    this.reference = reference;
  }

  @Override
  public Step next() {
    List<OwnerId> holding =
        Snapshot.OWNERS.stream()
            .filter(owner -> !reference.store().holds().open(owner).isEmpty())
            .toList();
    OwnerId owner = holding.isEmpty() ? owner() : one(holding);
    List<Hold> open = reference.store().holds().open(owner);
    HoldId hold = open.isEmpty() || percent(10) ? new HoldId("h0") : one(open).id();
    return percent(35) ? decide(owner, hold) : confirm(owner, hold);
  }

  private Step decide(OwnerId owner, HoldId hold) {
    boolean approve = percent(50);
    return new Step(
        "decideHold " + owner + " " + hold + " " + approve,
        side -> side.store().holds().decideHold(owner, hold, approve, line("DECIDED", "")));
  }

  private Step confirm(OwnerId owner, HoldId hold) {
    CalendarId source = one(Snapshot.SOURCES);
    return new Step(
        "confirmHold " + owner + " " + hold + " by the last reading of " + source,
        side -> {
          Optional<CompletedPass> read =
              side.store().sources().calendarState(owner, source).lastRead();
          return read.map(
              pass ->
                  side.store()
                      .holds()
                      .confirmHold(side.lease(Bench.in(owner)), hold, pass, line("CONFIRMED", "")));
        });
  }
}
