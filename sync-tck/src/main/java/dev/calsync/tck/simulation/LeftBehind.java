package dev.calsync.tck.simulation;

import dev.calsync.ConnectionView;
import dev.calsync.EdgeView;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobState;
import dev.calsync.store.JobView;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SecretName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * INV-29: of an edge that ended no mirror stays but those that were left on purpose; of an account
 * that was given up no secret and no channel, once that is done.
 */
final class LeftBehind implements Invariant {

  private final Scene scene;
  private final Findings findings;

  LeftBehind(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void undisturbed() {
    scene.owner().connections().list().stream()
        .filter(connection -> connection.state() == ConnectionState.DISCONNECTED)
        .map(ConnectionView::id)
        .filter(this::isDone)
        .forEach(this::check);
  }

  private boolean isDone(ConnectionId connection) {
    JobKey leaving = new JobKey(JobKind.DISCONNECT, connection.value());
    return scene
        .store()
        .jobs()
        .find(Scene.OWNER, leaving)
        .map(JobView::state)
        .filter(JobState.COMPLETED::equals)
        .isPresent();
  }

  private void check(ConnectionId connection) {
    List<SecretName> secrets =
        scene.store().secrets().page(Scene.OWNER, Optional.empty(), 1_000).stream()
            .filter(secret -> secret.connection().equals(connection))
            .toList();
    findings.unless(secrets.isEmpty(), "INV-29", "left behind: " + secrets);
    scene.sites().stream()
        .filter(site -> scene.connectionOf(site.account()).equals(connection))
        .filter(site -> !scene.store().channels().channels(Scene.OWNER, site.id()).isEmpty())
        .forEach(site -> findings.add("INV-29", site.name() + " still has a channel"));
  }

  @Override
  public void atRest() {
    Set<EdgeId> edges =
        scene.owner().edges().list().stream().map(EdgeView::id).collect(Collectors.toSet());
    scene.sites().forEach(site -> check(site, edges));
  }

  private void check(Site site, Set<EdgeId> edges) {
    List<RemoteId> made =
        site.calendar().objects().stream()
            .map(SourcePart::id)
            .filter(id -> scene.ledger().isMade(site.name(), id))
            .toList();
    Map<RemoteId, MirrorRow> rows = scene.store().targets().atObjects(Scene.OWNER, site.id(), made);
    rows.values().stream()
        .filter(row -> !edges.contains(row.key().edge()) && !row.detached())
        .forEach(row -> findings.add("INV-29", "nobody left " + row.key() + " in " + site.name()));
  }
}
