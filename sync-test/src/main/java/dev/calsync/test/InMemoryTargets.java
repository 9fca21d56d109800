package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.EdgeState;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Questions about mirrors. */
final class InMemoryTargets implements MirrorQueries {

  private final Tables tables;

  InMemoryTargets(Tables tables) {
    this.tables = tables;
  }

  @Override
  public EdgeState edgeState(OwnerId owner, EdgeId edge) {
    return tables.owned(owner, it -> it.edge(edge));
  }

  @Override
  public List<MirrorRow> ofEvents(OwnerId owner, EdgeId edge, Collection<String> uids) {
    return tables.owned(
        owner,
        it ->
            new TreeSet<>(uids)
                .stream()
                    .flatMap(uid -> it.mirrors().ofEvent(edge, uid))
                    .map(MirrorEntry::row)
                    .toList());
  }

  @Override
  public Map<RemoteId, MirrorRow> atObjects(
      OwnerId owner, CalendarId target, Collection<RemoteId> ids) {
    return tables.owned(
        owner,
        it -> {
          Map<RemoteId, MirrorRow> found = new TreeMap<>();
          ids.forEach(
              id -> it.mirrors().at(target, id).ifPresent(entry -> found.put(id, entry.row())));
          return found;
        });
  }

  @Override
  public Map<FormHash, MirrorRow> byIdentity(OwnerId owner, Collection<FormHash> identities) {
    return tables.owned(
        owner,
        it -> {
          Map<FormHash, MirrorRow> found = new LinkedHashMap<>();
          identities.forEach(
              hash ->
                  it.mirrors().withIdentity(hash).ifPresent(entry -> found.put(hash, entry.row())));
          return found;
        });
  }

  @Override
  public List<MirrorRow> openAttempts(OwnerId owner, CalendarId target, int limit) {
    return tables.owned(
        owner,
        it ->
            it.mirrors()
                .open(target)
                .limit(limit)
                .flatMap(queued -> it.mirrors().find(queued.key()).stream())
                .map(MirrorEntry::row)
                .toList());
  }

  @Override
  public List<MirrorRow> page(OwnerId owner, EdgeId edge, Optional<MirrorKey> after, int limit) {
    return tables.owned(
        owner, it -> it.mirrors().ofEdge(edge, after).limit(limit).map(MirrorEntry::row).toList());
  }

  @Override
  public EdgeTally tally(OwnerId owner, EdgeId edge, CalendarId source, Duration back) {
    return tables.owned(
        owner,
        it -> {
          Instant since = tables.now().minus(back);
          Tallying tallying = new Tallying(it.calendar(source), it.edge(edge).position(), since);
          it.mirrors().ofEdge(edge, Optional.empty()).forEach(tallying::count);
          return tallying.result();
        });
  }

  @Override
  public Optional<Duration> untilDue(OwnerId owner, CalendarId target) {
    return tables.owned(
        owner,
        it ->
            it.mirrors().open(target).findFirst().isPresent()
                ? Optional.of(Duration.ZERO)
                : it.mirrors()
                    .due(target)
                    .findFirst()
                    .map(queued -> Times.until(queued.since(), tables.now())));
  }
}
