package dev.calsync.store.jdbc;

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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Questions about mirrors. */
final class JdbcMirrorQueries implements MirrorQueries {

  private final Transactions transactions;

  JdbcMirrorQueries(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String EDGE =
      """
      select position, basis, witnesses from {edge_state} where owner = ? and edge = ?
      """;

  @Override
  public EdgeState edgeState(OwnerId owner, EdgeId edge) {
    return transactions
        .read(
            tx ->
                tx.<EdgeState>first(
                    EDGE, to -> to.text(owner.value()).text(edge.value()), EdgeStates::read))
        .orElse(EdgeState.NEW);
  }

  private static final String OF_EVENTS =
      """
      select m.* from {each w(uid)}
      join {mirror} m on m.owner = ? and m.edge = ? and m.uid = w.uid
      order by m.uid, m.part
      """;

  @Override
  public List<MirrorRow> ofEvents(OwnerId owner, EdgeId edge, Collection<String> uids) {
    Set<String> distinct = Set.copyOf(uids);
    return rows(OF_EVENTS, to -> to.texts(distinct).text(owner.value()).text(edge.value()));
  }

  private static final String AT_OBJECTS =
      """
      select m.* from {each w(id)}
      join {mirror} m on m.owner = ? and m.target = ? and m.last_id = w.id
      order by case when m.remote_id is null then 1 else 0 end, m.edge, m.uid, m.part
      """;

  @Override
  public Map<RemoteId, MirrorRow> atObjects(
      OwnerId owner, CalendarId target, Collection<RemoteId> ids) {
    Set<String> texts = ids.stream().map(RemoteId::value).collect(Collectors.toSet());
    return transactions.read(
        tx -> {
          Map<RemoteId, MirrorRow> found = new TreeMap<>();
          tx.each(
              AT_OBJECTS,
              to -> to.texts(texts).text(owner.value()).text(target.value()),
              row -> found.putIfAbsent(new RemoteId(row.text("last_id")), MirrorRows.read(row)));
          return found;
        });
  }

  private static final String BY_IDENTITY =
      """
      select m.* from {each w(identity)}
      join {mirror} m on m.owner = ? and m.identity = w.identity
      """;

  @Override
  public Map<FormHash, MirrorRow> byIdentity(OwnerId owner, Collection<FormHash> identities) {
    Set<FormHash> distinct = Set.copyOf(identities);
    Map<FormHash, MirrorRow> found = new LinkedHashMap<>();
    rows(BY_IDENTITY, to -> to.hashes(distinct).text(owner.value()))
        .forEach(row -> found.put(row.identity().hash(), row));
    return found;
  }

  private static final String OPEN_ATTEMPTS =
      """
      select * from {mirror}
      where owner = ? and target = ? and state = 'ATTEMPTED'
      order by attempted_at, edge, uid, part
      fetch first ? rows only
      """;

  @Override
  public List<MirrorRow> openAttempts(OwnerId owner, CalendarId target, int limit) {
    return rows(OPEN_ATTEMPTS, to -> to.text(owner.value()).text(target.value()).number(limit));
  }

  private static final String PAGE =
      """
      select * from {mirror}
      where owner = ? and edge = ? and uid >= ? and (uid > ? or part > ?)
      order by owner, edge, uid, part
      fetch first ? rows only
      """;

  @Override
  public List<MirrorRow> page(OwnerId owner, EdgeId edge, Optional<MirrorKey> after, int limit) {
    String uid = after.map(MirrorKey::uid).orElse("");
    String part = after.map(key -> key.part().text()).orElse("");
    return rows(
        PAGE,
        to ->
            to.text(owner.value()).text(edge.value()).text(uid).text(uid).text(part).number(limit));
  }

  private List<MirrorRow> rows(String sql, Tx.Binding wanted) {
    return transactions.read(tx -> tx.list(sql, wanted, MirrorRows::read));
  }

  @Override
  public EdgeTally tally(OwnerId owner, EdgeId edge, CalendarId source, Duration back) {
    return transactions.read(tx -> new Tally(tx, owner, edge).count(source, back));
  }

  private static final String OPEN_EXISTS =
      """
      select uid from {mirror} where owner = ? and target = ? and state = 'ATTEMPTED'
      fetch first 1 rows only
      """;

  private static final String NEXT_DUE =
      "select m.not_before, {now} as present from {mirror} m"
          + " where m.owner = ? and m.target = ? and m.state = 'DUE' "
          + MirrorRows.AND_MAY_BEGIN
          + " order by m.owner, m.target, m.state, m.not_before nulls first fetch first 1 rows only";

  @Override
  public Optional<Duration> untilDue(OwnerId owner, CalendarId target) {
    Tx.Binding here = to -> to.text(owner.value()).text(target.value());
    return transactions.read(
        tx ->
            tx.first(OPEN_EXISTS, here, row -> row.text("uid")).isPresent()
                ? Optional.of(Duration.ZERO)
                : tx.first(
                    NEXT_DUE,
                    here,
                    row -> row.until("not_before", "present").orElse(Duration.ZERO)));
  }
}
