package dev.calsync.tck.simulation;

import dev.calsync.ConnectionView;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.store.CalendarReading;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * INV-17: what comes in at the webhook address asks for runs at most, and only if it may be
 * believed; no provider is called for it. And whatever came or did not come, no calendar is left
 * unread for longer than the polling floor: that the end of a history is the same with
 * notifications or without is what {@link OriginsKept} and {@link Convergence} say of it.
 */
final class OnlyHints implements Invariant {

  /** Six hours and half as long again, and until somebody looks. */
  private static final Duration FLOOR = Duration.ofHours(13);

  private static final Set<String> LOOK_UPS = Set.of("channels.findChannel");
  private static final Set<String> REQUESTS =
      Set.of("channels.findChannel", "records.find", "jobs.requestJobs");

  private final Scene scene;
  private final Findings findings;
  private Optional<Post.Reading> receiving = Optional.empty();

  OnlyHints(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void receives(Node node, Post.Reading reading) {
    receiving = Optional.of(reading);
  }

  @Override
  public void received(Node node) {
    receiving = Optional.empty();
  }

  @Override
  public void done(Operation operation) {
    receiving.ifPresent(
        reading ->
            findings.unless(
                allowed(reading).contains(operation.name()),
                "INV-17",
                "a notification led to " + operation.name()));
  }

  private static Set<String> allowed(Post.Reading reading) {
    return reading == Post.Reading.ASKED ? REQUESTS : LOOK_UPS;
  }

  @Override
  public void asking(Node node, ConnectionId account) {
    findings.unless(receiving.isEmpty(), "INV-17", "a notification led to a call");
  }

  @Override
  public void undisturbed() {
    if (!scene.has(Feature.PUSH)) {
      return;
    }
    scene.store().reading().readings(Scene.OWNER).stream()
        .filter(reading -> isRead(reading.calendar()))
        .forEach(this::check);
  }

  private void check(CalendarReading reading) {
    findings.unless(
        reading.age().filter(age -> age.compareTo(FLOOR) <= 0).isPresent(),
        "INV-17",
        scene.site(reading.calendar()).name() + " was left unread for " + reading.age());
  }

  private boolean isRead(CalendarId calendar) {
    ConnectionId connection = scene.connectionOf(scene.site(calendar).account());
    return scene.readSites().stream().anyMatch(site -> site.id().equals(calendar))
        && scene.owner().connections().list().stream()
            .filter(it -> it.id().equals(connection))
            .map(ConnectionView::state)
            .anyMatch(state -> state.isReachable());
  }
}
