package dev.calsync.engine.edge;

import dev.calsync.engine.block.BlockNames;
import dev.calsync.engine.form.BodyForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.plan.Withdrawal;
import dev.calsync.engine.projection.Degradation;
import dev.calsync.engine.projection.DesiredPart;
import dev.calsync.engine.projection.Projected;
import dev.calsync.engine.projection.Projection;
import dev.calsync.engine.projection.RetentionRule;
import dev.calsync.event.CanonicalEvent;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Slot;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an edge shows of one event.
 *
 * @param uid of which event
 * @param version which version of it
 * @param parts what to show
 * @param withheld what is not shown of it, and why
 * @param reasons the rule that excludes it, or who keeps some of it back: a line each, without
 *     content
 * @param losses what is lost on the way
 */
public record EdgeProjection(
    String uid,
    long version,
    List<DesiredPart> parts,
    Withheld withheld,
    List<String> reasons,
    List<Degradation> losses) {

  /** What there is of an event's mirror: its rows, and where series without a row begin (R-F5). */
  public record There(Collection<MirrorRow> rows, Map<Part, Slot> found) {

    /** Rows, and nothing that was found. */
    public static There rows(Collection<MirrorRow> rows) {
      return new There(rows, Map.of());
    }
  }

  /** Projects a stored event. */
  public static EdgeProjection of(CanonicalRow row, There mirror, EdgeTerms terms) {
    return row.removal()
        .map(why -> gone(row, Withdrawal.deleted(why.kind())))
        .orElseGet(() -> of(row.uid(), row.version(), BodyForm.decode(row.body()), mirror, terms));
  }

  private static EdgeProjection gone(CanonicalRow row, Withdrawal why) {
    return new EdgeProjection(
        row.uid(), row.version(), List.of(), Withheld.all(why), List.of(), List.of());
  }

  /** Projects an event that was just read. */
  public static EdgeProjection of(
      String uid, long version, EventBody body, There mirror, EdgeTerms terms) {
    Projected projected =
        RetentionRule.kept(
            Projection.project(
                new CanonicalEvent(key(terms, uid), body),
                KnownParts.of(mirror, terms),
                terms.terms()),
            body,
            terms.terms(),
            terms.keptFrom());
    return new EdgeProjection(
        uid,
        version,
        projected.parts(),
        Withheld.of(projected, body, mirror.rows(), terms),
        reasons(projected, body, terms),
        losses(projected, terms));
  }

  /** Why nothing, or nothing more, is shown. */
  public Withdrawal withdrawal() {
    return withheld.rest();
  }

  /** Why a part goes that is not shown. */
  public Withdrawal withdrawal(Part part) {
    return withheld.parts().getOrDefault(part, withheld.rest());
  }

  /** What explains it: its reasons, and what is lost; a line each, without content. */
  public List<String> told() {
    return Stream.concat(
            reasons.stream(), losses.stream().map(loss -> loss.code() + ": " + loss.text()))
        .toList();
  }

  private static List<String> reasons(Projected projected, EventBody body, EdgeTerms terms) {
    Stream<String> reasons =
        projected.excluded().isPresent()
            ? projected.excluded().stream().map(why -> "rule: " + why.rule())
            : Projection.others(body, terms.terms()).map(why -> why.code() + ": " + why.rule());
    return reasons.toList();
  }

  private static List<Degradation> losses(Projected projected, EdgeTerms terms) {
    return Stream.concat(terms.detail().loss().stream(), projected.degradations().stream())
        .toList();
  }

  static Slot firstSlot(MirrorShape shape) {
    return shape.time().startSlot();
  }

  /** Where series begin that were found at the target, and are to begin elsewhere (SEM-9, R-F5). */
  public Map<Part, Slot> foundElsewhere(
      MirrorNames names, EdgeTerms terms, Map<FormHash, FoundMirror> found) {
    Map<Part, Slot> elsewhere = new HashMap<>();
    if (terms.beginsSomewhere() && !found.isEmpty()) {
      parts.stream()
          .filter(desired -> desired.shape().recurrence().isPresent())
          .forEach(
              desired ->
                  Optional.ofNullable(found.get(lineage(names, terms, uid, desired.part())))
                      .flatMap(FoundMirror::firstSlot)
                      .filter(slot -> !slot.equals(firstSlot(desired.shape())))
                      .ifPresent(slot -> elsewhere.put(desired.part(), slot)));
    }
    return elsewhere;
  }

  /** What all generations of a part's mirror share. */
  public static FormHash lineage(MirrorNames names, EdgeTerms terms, String uid, Part part) {
    return Optional.of(part)
        .filter(Part::isOverride)
        .flatMap(Part::parent)
        .map(series -> names.lineage(lineage(names, terms, uid, series), part))
        .orElseGet(() -> ownLineage(names, terms, uid, part));
  }

  private static FormHash ownLineage(MirrorNames names, EdgeTerms terms, String uid, Part part) {
    CanonicalKey event = part.kind() == Part.Kind.BLOCK ? BlockNames.key(part) : key(terms, uid);
    return names.lineage(terms.edge().key(), event, part, terms.target().ref().providerId());
  }

  /** The same, as if nothing were wanted of other parts. */
  EdgeProjection only(Predicate<Part> wanted) {
    List<DesiredPart> some = parts.stream().filter(it -> wanted.test(it.part())).toList();
    return new EdgeProjection(uid, version, some, withheld, reasons, losses);
  }

  boolean shows(Part part) {
    return parts.stream().anyMatch(desired -> desired.part().equals(part));
  }

  private static CanonicalKey key(EdgeTerms terms, String uid) {
    return new CanonicalKey(terms.source().ref().providerId(), uid);
  }
}
