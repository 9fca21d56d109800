package dev.calsync.tck.simulation;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorRow;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * INV-10: a write begins only where the store says that it is open and that it is needed. So a
 * death at any later line leaves something to look up (R-C4).
 */
final class Intended implements Invariant {

  private static final int ID_PADDING_BITS = 4;

  private final Scene scene;
  private final Findings findings;

  Intended(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void sending(Sending write) {
    Optional<MirrorRow> row =
        write
            .write()
            .match(
                create -> named(create.form()),
                update -> named(update.form()),
                delete -> at(write.site(), delete.ref()),
                changed -> named(changed.form()));
    findings.unless(
        row.map(MirrorRow::hashes).filter(Intended::isOpen).isPresent(),
        "INV-10",
        "a write to " + write.site().name() + " that no row asks for: " + row.map(MirrorRow::key));
  }

  private static boolean isOpen(MirrorHashes hashes) {
    return hashes.attempted().filter(attempted -> !attempted.equals(hashes.applied())).isPresent();
  }

  /** The id of a form is the mirror's identity in base32hex, filled up with four bits. */
  private Optional<MirrorRow> named(MirrorForm form) {
    byte[] digits = new BigInteger(form.id(), 32).shiftRight(ID_PADDING_BITS).toByteArray();
    byte[] bytes = new byte[32];
    int length = Math.min(digits.length, bytes.length);
    System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
    FormHash identity = FormHash.of(bytes);
    return Optional.ofNullable(
        scene.store().targets().byIdentity(Scene.OWNER, List.of(identity)).get(identity));
  }

  private Optional<MirrorRow> at(Site site, MirrorRef ref) {
    return Optional.ofNullable(
        scene.store().targets().atObjects(Scene.OWNER, site.id(), List.of(ref.id())).get(ref.id()));
  }
}
