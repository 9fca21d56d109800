-- min-reader: 1
-- H2. How much there is to do is counted without looking at every job.

create index if not exists {name job_failed} on {job} (failure_code);
