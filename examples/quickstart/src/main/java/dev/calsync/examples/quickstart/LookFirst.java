package dev.calsync.examples.quickstart;

import dev.calsync.OwnerScope;
import dev.calsync.calendar.EdgeId;
import dev.calsync.plan.Plan;
import dev.calsync.plan.Staleness;
import java.time.Duration;
import java.util.function.Predicate;

/** A plan that somebody looks at before it is carried out; the README shows these lines. */
final class LookFirst {

  private final Predicate<String> somebodySaysYes;

  LookFirst(Predicate<String> somebodySaysYes) {
    this.somebodySaysYes = somebodySaysYes;
  }

  void begin(OwnerScope me, EdgeId edge) {
    // tag::readme
    Plan plan = me.edges().plan(edge);
    if (somebodySaysYes.test(plan.toText())) {
      me.edges()
          .apply(plan, Staleness.REFUSE_IF_STALE)
          .run()
          .ifPresent(run -> run.await(Duration.ofMinutes(1)));
    }
    // end::readme
  }
}
