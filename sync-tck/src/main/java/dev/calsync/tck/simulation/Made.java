package dev.calsync.tck.simulation;

import dev.calsync.connector.WriteOutcome;
import java.util.Optional;

/** Writes into the ledger what the engine makes. Told before all invariants. */
final class Made implements Invariant {

  private final Scene scene;

  Made(Scene scene) {
    this.scene = scene;
  }

  @Override
  public void sent(Sending write, WriteOutcome effect) {
    if (effect instanceof WriteOutcome.Applied applied) {
      write
          .write()
          .match(
              create -> Optional.of(create.form().mark()),
              update -> Optional.of(update.form().mark()),
              delete -> Optional.<String>empty(),
              changed -> Optional.of(changed.form().mark()))
          .ifPresent(mark -> scene.ledger().made(write.site().name(), applied.id(), lineage(mark)));
    }
  }

  /** Part, generation and lineage stand in clear in a mark; all but the generation are kept. */
  private static String lineage(String mark) {
    String[] fields = mark.split("\\.", -1);
    return fields.length < 4 ? mark : fields[1] + "." + fields[3];
  }
}
