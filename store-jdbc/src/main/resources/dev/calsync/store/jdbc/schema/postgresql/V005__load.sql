-- min-reader: 1
-- PostgreSQL. How much there is to do is counted without looking at every job. Not by state, which changes
-- with every run: rows that change no indexed column cost no index entries.

create index {name job_failed} on {job} (owner, job) where failure_code is not null;
