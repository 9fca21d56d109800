package dev.calsync.tck.simulation;

import dev.calsync.store.JobRequest;
import dev.calsync.store.JobRun;
import dev.calsync.store.JobState;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * INV-18: every request is served, or its job is dead with a reason; at rest nothing but the next
 * periodic run is due (INV-11). And no run may end with an exception that nobody expected.
 */
final class JobsEnd implements Invariant {

  private final Scene scene;
  private final Findings findings;
  private final Set<JobTicket> tickets = new HashSet<>();

  JobsEnd(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
  }

  @Override
  public void done(Operation operation) {
    if (operation.is("jobs.requestJobs")) {
      asked(operation.all(0, JobRequest.class), operation.answers(JobTicket.class));
    } else if (operation.is("jobs.finishRuns")) {
      operation.all(0, LaneEnd.class).forEach(end -> end.runs().forEach(this::check));
    }
  }

  private void asked(List<JobRequest> requests, List<JobTicket> given) {
    for (int i = 0; i < given.size(); i++) {
      if (requests.get(i).lane().owner().equals(Scene.OWNER)) {
        tickets.add(given.get(i));
      }
    }
  }

  @Override
  public void atRest() {
    tickets.forEach(this::served);
    scene.store().jobs().page(Scene.OWNER, "", 1_000).forEach(this::atRest);
  }

  private void check(JobRun run) {
    String code = run.end().match(done -> "", () -> "", RunEnd.Failed::code, RunEnd.Dead::code);
    findings.unless(
        code.isEmpty() || code.equals(code.toUpperCase(Locale.ROOT)),
        "INV-19",
        "a run of " + run.job() + " ended with " + code);
  }

  private void served(JobTicket ticket) {
    Optional<JobView> job = scene.store().jobs().find(Scene.OWNER, ticket.job());
    findings.unless(
        job.filter(it -> it.served(ticket)).isPresent(),
        "INV-18",
        "request " + ticket + " was never served: " + job);
  }

  private void atRest(JobView job) {
    boolean due = job.dueIn().filter(Duration::isZero).isPresent();
    findings.unless(
        !due && job.state() != JobState.IN_PROGRESS, "INV-11", "at rest, but not idle: " + job);
  }
}
