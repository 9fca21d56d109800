package dev.calsync.tck.simulation;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.WriteOutcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** INV-9: no older write of a mirror comes after a newer one. */
final class WriteOrder implements Invariant {

  private final Findings findings;
  private final Map<String, Integer> newest = new HashMap<>();

  WriteOrder(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void sent(Sending write, WriteOutcome effect) {
    if (effect instanceof WriteOutcome.Applied) {
      write
          .write()
          .match(
              create -> Optional.of(create.form()),
              update -> Optional.of(update.form()),
              delete -> Optional.<MirrorForm>empty(),
              changed -> Optional.of(changed.form()))
          .ifPresent(form -> check(write.site().name() + "/" + form.id(), form));
    }
  }

  private void check(String object, MirrorForm form) {
    int before = newest.merge(object, form.sequence(), Math::max);
    findings.unless(
        before <= form.sequence(),
        "INV-9",
        "write " + form.sequence() + " of " + object + " came after write " + before);
  }
}
