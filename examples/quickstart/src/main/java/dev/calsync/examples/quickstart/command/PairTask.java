package dev.calsync.examples.quickstart.command;

import dev.calsync.policy.Policy;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;

/** A command about one source and one mirror. */
abstract class PairTask extends Task {

  @Mixin private final EdgeOptions pair = new EdgeOptions();
  @Mixin private final PageOptions pages = new PageOptions();

  PairTask(Console console) {
    super(console);
  }

  /**
   * Two places that may be joined.
   *
   * @param from the source
   * @param to the mirror
   * @param policy what the mirror shows
   */
  record Pair(Place from, Place to, Policy policy) {

    PageSubject shown(MirrorSide mirror) {
      return new PageSubject(List.of(from), mirror, policy);
    }
  }

  abstract Answer answer(Pair two, PageOptions page) throws IOException;

  @Override
  final Answer answer() throws IOException {
    pages.check();
    Pair two = new Pair(Place.source(pair.from()), Place.target(pair.to()), pair.policy());
    Place.mustDiffer(two.from(), two.to());
    Place.mustBeApart(common().keeping().store(), two.from(), two.to());
    return answer(two, pages);
  }
}
