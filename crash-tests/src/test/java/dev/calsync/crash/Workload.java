package dev.calsync.crash;

import dev.calsync.crash.World.Site;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.TimeZoneId;
import dev.calsync.tck.connector.ScriptedCalendar;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * People who add, change and delete events of their own. Titles say which event it is and how often
 * it was changed: {@code e17 v3}. Remembers what is in each calendar by their doing.
 */
final class Workload {

  private static final int MOST = 14;
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 12, 1, 9, 0);

  private final List<Site> sites;
  private final SplittableRandom random;
  private final Map<Site, Map<String, EventBody>> live = new HashMap<>();
  private final Map<Site, Set<String>> ever = new HashMap<>();
  private int events;
  private int version;
  private int changes;

  Workload(List<Site> sites, SplittableRandom random) {
    this.sites = sites;
    this.random = random;
    for (Site site : sites) {
      live.put(site, new TreeMap<>());
      ever.put(site, new HashSet<>());
    }
  }

  /** Somebody does something somewhere. */
  void step() {
    Site site = sites.get(random.nextInt(sites.size()));
    Map<String, EventBody> there = live.get(site);
    int what = random.nextInt(10);
    changes++;
    if (there.size() < 3 || (what < 3 && there.size() < MOST)) {
      put(site, "event-" + ++events);
    } else {
      String uid = new ArrayList<>(there.keySet()).get(random.nextInt(there.size()));
      if (what < 8) {
        put(site, uid);
      } else {
        ScriptedCalendar calendar = site.provider();
        calendar.delete(calendar.idOf(uid).orElseThrow());
        there.remove(uid);
      }
    }
  }

  private void put(Site site, String uid) {
    EventBody body = body("%s v%d".formatted(uid, ++version));
    site.provider().put(uid, body);
    live.get(site).put(uid, body);
    ever.get(site).add(uid);
  }

  private EventBody body(String title) {
    EventTime time =
        new EventTime.Zoned(
            FIRST.plusHours(random.nextInt(2_000)),
            new TimeZoneId("Europe/Berlin"),
            Length.of(Duration.ofMinutes(30)));
    return EventBody.single(time, EventDetails.of(EventText.titled(title)));
  }

  /** What people left in a calendar, by UID. */
  Map<String, EventBody> live(Site site) {
    return live.get(site);
  }

  /** Every UID that people ever used in a calendar. */
  Set<String> ever(Site site) {
    return ever.get(site);
  }

  int changes() {
    return changes;
  }
}
