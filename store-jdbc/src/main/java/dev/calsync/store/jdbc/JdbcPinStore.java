package dev.calsync.store.jdbc;

import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.HoldId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.PinStore;
import dev.calsync.store.RunPin;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What undoing put back. */
final class JdbcPinStore implements PinStore {

  private final Transactions transactions;

  JdbcPinStore(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String PIN =
      """
      insert into {pinned_mirror} (owner, edge, uid, part, pin, run, pinned_at)
      values (?, ?, ?, ?, ?, ?, {now})
      """;

  @Override
  public Set<MirrorKey> pinRun(OwnerId owner, RunPin pin, JournalLine journal) {
    return transactions.write(
        tx -> {
          List<MirrorIntent> intents = free(tx, owner, pin.intents());
          new IntentWrites(tx, owner).write(intents);
          tx.batch(
              PIN,
              intents,
              (to, intent) ->
                  MirrorRows.bind(to.text(owner.value()), intent.key())
                      .text(pin.id().value())
                      .text(pin.run()));
          JournalLines.append(tx, owner, intents.isEmpty() ? List.of() : List.of(journal));
          return intents.stream().map(MirrorIntent::key).collect(Collectors.toUnmodifiableSet());
        });
  }

  /**
   * Those whose mirrors are as expected and not pinned, each mirror once; their rows are locked.
   */
  private static List<MirrorIntent> free(Tx tx, OwnerId owner, List<MirrorIntent> intents)
      throws SQLException {
    List<MirrorIntent> ordered = MirrorRows.inLockOrder(intents, MirrorIntent::key);
    Map<MirrorKey, Long> revisions = new IntentWrites(tx, owner).revisions(ordered);
    Set<MirrorKey> pinned = new HashSet<>();
    for (String edge : ordered.stream().map(it -> it.key().edge().value()).distinct().toList()) {
      List<String> uids = ordered.stream().map(it -> it.key().uid()).distinct().toList();
      pinned.addAll(pinned(tx, owner, edge, uids));
    }
    Map<MirrorKey, MirrorIntent> free = new LinkedHashMap<>();
    ordered.stream()
        .filter(it -> IntentWrites.isCurrent(revisions, it) && !pinned.contains(it.key()))
        .forEach(it -> free.putIfAbsent(it.key(), it));
    return List.copyOf(free.values());
  }

  private static final String EDGES =
      """
      select distinct edge from {pinned_mirror} where owner = ? and pin = ?
      """;

  private static final String RELEASE =
      """
      delete from {pinned_mirror} where owner = ? and pin = ?
      """;

  @Override
  public Set<EdgeId> releasePin(OwnerId owner, HoldId pin, JournalLine journal) {
    Tx.Binding named = to -> to.text(owner.value()).text(pin.value());
    return transactions.write(
        tx -> {
          List<EdgeId> edges = tx.list(EDGES, named, row -> EdgeId.of(row.text("edge")));
          tx.update(RELEASE, named);
          JournalLines.append(tx, owner, edges.isEmpty() ? List.of() : List.of(journal));
          return Set.copyOf(edges);
        });
  }

  @Override
  public Set<MirrorKey> pinned(OwnerId owner, EdgeId edge, Collection<String> uids) {
    return transactions.read(tx -> pinned(tx, owner, edge.value(), uids));
  }

  private static final String PINNED =
      """
      select p.edge, p.uid, p.part from {each w(uid)}
      join {pinned_mirror} p on p.owner = ? and p.edge = ? and p.uid = w.uid
      """;

  private static Set<MirrorKey> pinned(Tx tx, OwnerId owner, String edge, Collection<String> uids)
      throws SQLException {
    Set<String> distinct = Set.copyOf(uids);
    return Set.copyOf(
        tx.<MirrorKey>list(
            PINNED, to -> to.texts(distinct).text(owner.value()).text(edge), MirrorRows::keyOf));
  }

  private static final String PINS =
      """
      select pin, min(run) as run, min(pinned_at) as pinned_at, count(*) as mirrors
      from {pinned_mirror} where owner = ?
      group by pin
      order by min(pinned_at), pin
      """;

  @Override
  public List<Pinned> pins(OwnerId owner) {
    return transactions.read(
        tx ->
            tx.list(
                PINS,
                to -> to.text(owner.value()),
                row ->
                    new Pinned(
                        new HoldId(row.text("pin")),
                        row.text("run"),
                        row.time("pinned_at"),
                        row.whole("mirrors"))));
  }
}
