package dev.calsync.store;

/**
 * The answer to a request: a run that began after it has ended once the job's {@code done} reaches
 * {@code asked}.
 *
 * @param job which job
 * @param asked the request's number
 */
public record JobTicket(JobKey job, long asked) {}
