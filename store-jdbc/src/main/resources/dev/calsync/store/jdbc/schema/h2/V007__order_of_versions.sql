-- min-reader: 1
-- H2. When an object was changed by its provider's own clock, so that a listing that lags behind cannot take back what was read.
-- A library that does not know of it leaves it as it was: an older time at most, which lets more through.

alter table {source_item} add column if not exists changed_at timestamp(6) with time zone;
