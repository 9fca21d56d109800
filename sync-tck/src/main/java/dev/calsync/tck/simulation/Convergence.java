package dev.calsync.tck.simulation;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.Availability;
import dev.calsync.event.EventBody;
import dev.calsync.event.Recurrence;
import dev.calsync.policy.Field;
import dev.calsync.policy.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * INV-3: at rest the mirrors of an edge show just what its source's own events are, of a meeting
 * just what nobody else shows there, or just the merged time of its sources: told by a reckoning of
 * its own and not by the engine's projection.
 */
final class Convergence implements Invariant {

  private final Scene scene;
  private final Findings findings;

  Convergence(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void atRest() {
    Copies copies = new Copies(scene);
    scene.links().forEach(link -> check(link, copies));
  }

  private void check(Link link, Copies copies) {
    List<String> wanted = (link.merges() ? blocks(link) : wanted(link, copies)).sorted().toList();
    List<String> shown = mirrors(link).flatMap(it -> told(link, it, copies)).sorted().toList();
    findings.unless(wanted.equals(shown), "INV-3", link + " " + Findings.difference(wanted, shown));
  }

  private Stream<String> blocks(Link link) {
    BusyHours busy = new BusyHours();
    link.sources().stream()
        .flatMap(source -> Origins.of(scene, source).stream())
        .flatMap(part -> Singles.of(part.body()))
        .filter(Single::isTaken)
        .forEach(each -> busy.add(each.time(), each.isTakenPerhaps()));
    return busy.blocks().stream();
  }

  private Stream<String> wanted(Link link, Copies copies) {
    Policy policy = link.edge().policy();
    return Origins.of(scene, link.source()).stream()
        .flatMap(part -> wanted(link, part, copies))
        .map(body -> told(body, title(body, policy)));
  }

  private Stream<EventBody> wanted(Link link, SourcePart.Whole part, Copies copies) {
    String uid = part.object().uid();
    return isOneObject(link, uid, part.body(), copies)
        ? Stream.of(part.body())
        : Singles.of(part.body())
            .filter(each -> copies.isShown(link, uid, each.slot()))
            .map(Single::body);
  }

  /** What a mirror shows of which event. */
  private record Mirror(String uid, EventBody body) {}

  private Stream<Mirror> mirrors(Link link) {
    Map<String, String> uids = new HashMap<>();
    scene
        .store()
        .targets()
        .page(Scene.OWNER, link.edge().id(), Optional.empty(), 1_000)
        .forEach(
            row ->
                row.remote().ifPresent(remote -> uids.put(remote.id().value(), row.key().uid())));
    return link.target().calendar().shown().stream()
        .flatMap(
            part ->
                Optional.ofNullable(uids.get(part.id().value())).stream()
                    .map(uid -> new Mirror(uid, part.body())));
  }

  private Stream<String> told(Link link, Mirror mirror, Copies copies) {
    EventBody body = mirror.body();
    if (link.merges()) {
      boolean perhaps = body.details().availability() == Availability.TENTATIVE;
      return Stream.of(BusyHours.block(body.time(), perhaps));
    }
    return (isOneObject(link, mirror.uid(), body, copies)
            ? Stream.of(body)
            : Singles.of(body).map(Single::body))
        .map(each -> told(each, each.details().text().title()));
  }

  /** Only where a series is one object is there but one way to show it. */
  private boolean isOneObject(Link link, String uid, EventBody body, Copies copies) {
    boolean whole = scene.capabilities(link.target()).series().kept() == SeriesSupport.Kept.WHOLE;
    return copies.isWhole(uid) && (whole || !body.isSeries());
  }

  private static String title(EventBody body, Policy policy) {
    return policy.allows(Field.TITLE) ? body.details().text().title() : policy.busyTitle();
  }

  /**
   * A rule is told without the days that its start implies: one may say them, another not. A
   * changed occurrence that takes place when its series says is no difference.
   */
  private static String told(EventBody body, String title) {
    return title
        + " "
        + body.time()
        + body.recurrence().map(Convergence::told).orElse("")
        + body.overrides().stream()
            .filter(it -> !body.time().at(it.slot()).equals(Optional.of(it.time())))
            .map(it -> " " + it.slot().text() + "=" + it.time())
            .toList();
  }

  private static String told(Recurrence recurrence) {
    return recurrence.rules().stream().map(it -> it.frequency() + " " + it.end()).toList()
        + " without "
        + recurrence.removed();
  }
}
