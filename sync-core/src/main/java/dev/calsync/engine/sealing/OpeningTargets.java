package dev.calsync.engine.sealing;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.RemoteId;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.store.EdgeState;
import dev.calsync.store.EdgeTally;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.MirrorRow;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mirrors, opened. */
final class OpeningTargets implements MirrorQueries {

  private final MirrorQueries store;
  private final ContentSeal seal;

  OpeningTargets(MirrorQueries store, ContentSeal seal) {
    this.store = store;
    this.seal = seal;
  }

  @Override
  public EdgeState edgeState(OwnerId owner, EdgeId edge) {
    return store.edgeState(owner, edge);
  }

  @Override
  public List<MirrorRow> ofEvents(OwnerId owner, EdgeId edge, Collection<String> uids) {
    return contents(owner).opened(store.ofEvents(owner, edge, uids));
  }

  @Override
  public Map<RemoteId, MirrorRow> atObjects(
      OwnerId owner, CalendarId target, Collection<RemoteId> ids) {
    Map<RemoteId, MirrorRow> rows = new LinkedHashMap<>(store.atObjects(owner, target, ids));
    rows.replaceAll((id, row) -> contents(owner).opened(row));
    return rows;
  }

  @Override
  public Map<FormHash, MirrorRow> byIdentity(OwnerId owner, Collection<FormHash> identities) {
    Map<FormHash, MirrorRow> rows = new LinkedHashMap<>(store.byIdentity(owner, identities));
    rows.replaceAll((identity, row) -> contents(owner).opened(row));
    return rows;
  }

  @Override
  public List<MirrorRow> openAttempts(OwnerId owner, CalendarId target, int limit) {
    return contents(owner).opened(store.openAttempts(owner, target, limit));
  }

  @Override
  public List<MirrorRow> page(OwnerId owner, EdgeId edge, Optional<MirrorKey> after, int limit) {
    return contents(owner).opened(store.page(owner, edge, after, limit));
  }

  @Override
  public EdgeTally tally(OwnerId owner, EdgeId edge, CalendarId source, Duration back) {
    return store.tally(owner, edge, source, back);
  }

  @Override
  public Optional<Duration> untilDue(OwnerId owner, CalendarId target) {
    return store.untilDue(owner, target);
  }

  private Contents contents(OwnerId owner) {
    return new Contents(seal, owner);
  }
}
