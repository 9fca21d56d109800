-- min-reader: 1
-- PostgreSQL. Whether the run of a claimed job has begun, so that a death counts against it. A library that does not
-- know of it leaves it as the last claim of a newer one did: at worst a death counts that met the job waiting.

alter table {job} add column begun boolean default false not null;
