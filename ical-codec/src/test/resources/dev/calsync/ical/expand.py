"""Expands every n.ics of a folder between the days that n.days names, as recurring_ical_events does it: a line of n and the starts, in UTC, as dates, or as floating times."""
import datetime
import pathlib
import sys

import icalendar
import recurring_ical_events

UTC = datetime.timezone.utc


def told(start):
    if not isinstance(start, datetime.datetime):
        return start.isoformat()
    if start.tzinfo is None:
        return start.strftime("%Y-%m-%dT%H:%M:%S")
    return start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.ics"), key=lambda p: int(p.stem)):
    first, last = (datetime.date.fromisoformat(day) for day in path.with_suffix(".days").read_text().split())
    try:
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        found = recurring_ical_events.of(calendar).between(first, last)
        starts = sorted(told(event["DTSTART"].dt) for event in found)
    except Exception as refused:
        starts = ["refused", type(refused).__name__]
    print(path.stem, *starts)
