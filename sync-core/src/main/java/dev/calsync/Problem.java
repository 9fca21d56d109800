package dev.calsync;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobView;
import java.util.Optional;

/**
 * Something that failed and is tried again.
 *
 * @param code a stable name in capitals
 * @param subject which job, as {@code kind:id}
 * @param text one sentence for people
 */
public record Problem(String code, String subject, String text) {

  /** How the last run of a job failed, if it did. */
  static Optional<Problem> of(Engine engine, OwnerId owner, JobKind kind, String subject) {
    return of(engine.store.jobs().find(owner, new JobKey(kind, subject)));
  }

  static Optional<Problem> of(Optional<JobView> job) {
    return job.flatMap(
        view ->
            view.failure().map(why -> new Problem(why.code(), view.job().toString(), why.text())));
  }
}
