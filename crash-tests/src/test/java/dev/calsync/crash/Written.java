package dev.calsync.crash;

import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.MirrorShape;
import java.time.Instant;
import java.util.Optional;

/**
 * One write, as the provider saw it.
 *
 * @param place its place in the order in which writes took effect
 * @param received when the request was there in full
 * @param applied when it had taken effect, or had been refused
 */
record Written(
    long place,
    Request request,
    MirrorWrite write,
    WriteOutcome outcome,
    Instant received,
    Instant applied) {

  boolean tookEffect() {
    return outcome instanceof WriteOutcome.Applied;
  }

  /** The object that it is about, named so that those of different calendars differ. */
  String object() {
    return request.calendar()
        + "/"
        + write.match(
            create -> create.form().id(),
            update -> update.ref().id().value(),
            delete -> delete.ref().id().value(),
            changed -> changed.series() + "/" + changed.slot().text());
  }

  /** What the object shows from then on; empty if it is gone. */
  Optional<MirrorShape> shape() {
    return write.match(
        create -> Optional.of(create.form().shape()),
        update -> Optional.of(update.form().shape()),
        delete -> Optional.empty(),
        changed -> Optional.of(changed.form().shape()));
  }

  Optional<String> title() {
    return shape().map(shape -> shape.details().text().title());
  }

  boolean overlaps(Written other) {
    return received.isBefore(other.applied) && other.received.isBefore(applied);
  }

  @Override
  public String toString() {
    return "%d %s %s %s %s -> %s, began %s received %s applied %s"
        .formatted(
            place,
            request.worker(),
            write.getClass().getSimpleName(),
            object(),
            title().orElse(""),
            outcome.getClass().getSimpleName(),
            request.began(),
            received,
            applied);
  }
}
