package dev.calsync.engine.block;

import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.projection.Extent;
import dev.calsync.engine.projection.Terms;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.MirrorShape.ShownDetails;
import dev.calsync.event.TimeRange;
import dev.calsync.event.Visibility;
import dev.calsync.policy.Policy;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import java.util.List;
import java.util.Optional;

/**
 * A block that the target shall show. It has the title of busy time and nothing of any event, so
 * nothing in it is private.
 *
 * @param ofDays whether it is made of whole days
 * @param extent when it takes place, in instants; whole days are the owner's days (SEM-28)
 * @param form what it shows
 * @param hash the hash of that
 */
public record DesiredBlock(
    boolean ofDays, TimeRange extent, MirrorShape shape, FormBytes form, FormHash hash) {

  static DesiredBlock of(Block block, Terms terms) {
    EventTime time = block.time(terms.frame());
    MirrorShape shape =
        new MirrorShape(time, details(block, terms.policy()), Optional.empty(), List.of());
    FormBytes form = ShapeForm.encode(shape);
    return new DesiredBlock(
        block.kind().ofDays(),
        Extent.of(time, terms.frame()).orElseThrow(),
        shape,
        form,
        ShapeForm.hash(form));
  }

  private static ShownDetails details(Block block, Policy policy) {
    return new ShownDetails(
        EventText.titled(policy.busyTitle()), block.kind().availability(), Visibility.NORMAL);
  }
}
