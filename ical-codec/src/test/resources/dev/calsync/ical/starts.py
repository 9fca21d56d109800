"""Prints UID, start in UTC (or date) and summary of every VEVENT, as python-icalendar reads them."""
import datetime
import sys

import icalendar

UTC = datetime.timezone.utc
for event in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT"):
    start = event.decoded("DTSTART")
    if isinstance(start, datetime.datetime) and start.tzinfo is not None:
        start = start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    title = str(event.get("SUMMARY", "")).replace("\r", " ").replace("\n", " ")
    line = "\t".join([str(event["UID"]), str(start), title])
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
