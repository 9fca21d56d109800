package dev.calsync.engine.edge;

import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.DesiredPart;
import dev.calsync.engine.projection.Exclusion;
import dev.calsync.engine.projection.Projected;
import dev.calsync.engine.projection.Projection;
import dev.calsync.event.CanonicalEvent;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventBody;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.FormHash;
import dev.calsync.store.Part;
import java.util.List;

/**
 * What an edge shows of one event.
 *
 * @param uid of which event
 * @param version which version of it
 * @param parts what to show
 * @param withdrawal why nothing, or nothing more, is shown
 */
public record EdgeProjection(
    String uid, long version, List<DesiredPart> parts, Withdrawal withdrawal) {

  /** Projects a stored event. */
  public static EdgeProjection of(CanonicalRow row, EdgeTerms terms) {
    return row.removal()
        .map(
            why ->
                new EdgeProjection(
                    row.uid(), row.version(), List.of(), Withdrawal.deleted(why.kind())))
        .orElseGet(() -> of(row.uid(), row.version(), BodyForm.decode(row.body()), terms));
  }

  /** Projects an event that was just read. */
  public static EdgeProjection of(String uid, long version, EventBody body, EdgeTerms terms) {
    Projected projected =
        Projection.project(new CanonicalEvent(key(terms, uid), body), terms.terms());
    Withdrawal withdrawal =
        projected
            .excluded()
            .map(EdgeProjection::because)
            .orElseGet(() -> Withdrawal.excluded("PART_NOT_NEEDED"));
    return new EdgeProjection(uid, version, projected.parts(), withdrawal);
  }

  /** What all generations of a part's mirror share. */
  public static FormHash lineage(MirrorNames names, EdgeTerms terms, String uid, Part part) {
    return names.lineage(
        terms.edge().key(), key(terms, uid), part, terms.target().ref().providerId());
  }

  boolean shows(Part part) {
    return parts.stream().anyMatch(desired -> desired.part().equals(part));
  }

  private static Withdrawal because(Exclusion why) {
    return why.equals(Exclusion.OUTSIDE_WINDOW)
        ? Withdrawal.leftWindow()
        : Withdrawal.excluded(why.code());
  }

  private static CanonicalKey key(EdgeTerms terms, String uid) {
    return new CanonicalKey(terms.source().ref().providerId(), uid);
  }
}
