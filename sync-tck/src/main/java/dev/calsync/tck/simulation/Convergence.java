package dev.calsync.tck.simulation;

import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.SourcePart;
import dev.calsync.event.EventBody;
import dev.calsync.event.Recurrence;
import dev.calsync.policy.Field;
import dev.calsync.policy.Policy;
import dev.calsync.store.MirrorRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * INV-3: at rest the mirrors of an edge show just what its source's own events are, told by a
 * reckoning of its own and not by the engine's projection.
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
    scene.links().forEach(this::check);
  }

  private void check(Link link) {
    List<String> wanted = wanted(link);
    List<String> shown = shown(link);
    findings.unless(
        wanted.equals(shown),
        "INV-3",
        link.source().name()
            + " -> "
            + link.target().name()
            + " "
            + Findings.difference(wanted, shown));
  }

  private List<String> wanted(Link link) {
    return Origins.of(scene, link.source()).stream()
        .map(SourcePart.Whole::body)
        .flatMap(body -> comparable(link.target(), body))
        .map(body -> told(body, title(body, link.edge().policy())))
        .sorted()
        .toList();
  }

  private List<String> shown(Link link) {
    Set<String> ids =
        scene
            .store()
            .targets()
            .page(Scene.OWNER, link.edge().id(), Optional.empty(), 1_000)
            .stream()
            .map(MirrorRow::remote)
            .flatMap(Optional::stream)
            .map(remote -> remote.id().value())
            .collect(Collectors.toSet());
    return link.target().calendar().shown().stream()
        .filter(part -> ids.contains(part.id().value()))
        .map(SourcePart.Whole::body)
        .flatMap(body -> comparable(link.target(), body))
        .map(body -> told(body, body.details().text().title()))
        .sorted()
        .toList();
  }

  /** Only where a series is one object is there but one way to show it. */
  private Stream<EventBody> comparable(Site target, EventBody body) {
    boolean whole = scene.capabilities(target).series().kept() == SeriesSupport.Kept.WHOLE;
    return whole || !body.isSeries() ? Stream.of(body) : Singles.of(body);
  }

  private static String title(EventBody body, Policy policy) {
    return policy.allows(Field.TITLE) ? body.details().text().title() : policy.busyTitle();
  }

  /** A rule is told without the days that its start implies: one may say them, another not. */
  private static String told(EventBody body, String title) {
    return title
        + " "
        + body.time()
        + body.recurrence().map(Convergence::told).orElse("")
        + body.overrides().stream().map(it -> " " + it.slot().text() + "=" + it.time()).toList();
  }

  private static String told(Recurrence recurrence) {
    return recurrence.rules().stream().map(it -> it.frequency() + " " + it.end()).toList()
        + " without "
        + recurrence.removed();
  }
}
