package dev.calsync.store.jdbc;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The wanting side of mirror rows: what they were made from is checked and locked, then written.
 */
final class IntentWrites {

  private final Tx tx;
  private final OwnerId owner;

  IntentWrites(Tx tx, OwnerId owner) {
    this.tx = tx;
    this.owner = owner;
  }

  private static final String REVISIONS =
      """
      select m.edge, m.uid, m.part, m.revision
      from {each w(edge, uid, part)}
      join {mirror} m on m.owner = ? and m.edge = w.edge and m.uid = w.uid and m.part = w.part
      order by m.edge, m.uid, m.part
      for update
      """;

  /** Locks the rows. */
  boolean areCurrent(List<MirrorIntent> intents) throws SQLException {
    Map<MirrorKey, Long> revisions = intents.isEmpty() ? Map.of() : revisions(intents);
    return intents.stream().allMatch(it -> isCurrent(revisions, it));
  }

  static boolean isCurrent(Map<MirrorKey, Long> revisions, MirrorIntent intent) {
    return revisions.getOrDefault(intent.key(), 0L) == intent.expectedRevision();
  }

  /** The revisions of the rows that are there; locks them. */
  Map<MirrorKey, Long> revisions(List<MirrorIntent> intents) throws SQLException {
    List<MirrorKey> keys = intents.stream().map(MirrorIntent::key).distinct().toList();
    Map<MirrorKey, Long> revisions = new HashMap<>();
    tx.each(
        REVISIONS,
        to ->
            to.texts(keys.stream().map(key -> key.edge().value()).toList())
                .texts(keys.stream().map(MirrorKey::uid).toList())
                .texts(keys.stream().map(key -> key.part().text()).toList())
                .text(owner.value()),
        row -> revisions.put(MirrorRows.keyOf(row), row.number("revision")));
    return revisions;
  }

  void write(List<MirrorIntent> intents) throws SQLException {
    List<MirrorIntent> fresh = new ArrayList<>();
    List<MirrorIntent> known = new ArrayList<>();
    List<MirrorIntent> adopted = new ArrayList<>();
    for (MirrorIntent intent : intents) {
      (intent.expectedRevision() == 0 ? fresh : known).add(intent);
      if (intent.expectedRevision() > 0 && intent.adopted().isPresent()) {
        adopted.add(intent);
      }
    }
    leave(known.stream().filter(it -> it.former().isPresent()).toList());
    tx.batch(ADD, fresh, this::bindNew);
    tx.batch(CHANGE, known, this::bindChange);
    tx.batch(ADOPT, adopted, this::bindAdoption);
  }

  /**
   * What is there goes by another part, so that the row begins anew (SEM-37). One by one: events
   * seldom change their kind.
   */
  private void leave(List<MirrorIntent> intents) throws SQLException {
    for (MirrorIntent intent : intents) {
      tx.update(FORMER, to -> bindFormer(to, intent));
      tx.update(ANEW, to -> MirrorRows.bind(to.text(owner.value()), intent.key()));
    }
  }

  private static final String FORMER =
      """
      insert into {mirror}
        (owner, edge, uid, part, target, lineage, generation, identity, desired, attempted, applied,
        observed, canonical_version, policy_revision, projection_version, capabilities_version,
        zone_data, form, starts_micros, ends_micros, remote_id, remote_uid, remote_version, last_id,
        hold, detached, refusal, writes, revision, not_before, attempted_at, removed_at)
      select owner, edge, uid, ?, target, lineage, generation, identity, {absent}, attempted,
        applied, observed, ?, ?, ?, ?, ?, null, starts_micros, ends_micros, remote_id, remote_uid,
        remote_version, last_id, null, false, '', writes, 1,
        case when ? then null else {in turn} end, attempted_at, {now}
      from {mirror} where owner = ? and edge = ? and uid = ? and part = ?
      """;

  private void bindFormer(Params to, MirrorIntent intent) throws SQLException {
    to.text(intent.former().orElseThrow().text());
    MirrorRows.bind(to, intent.stamps()).flag(intent.urgent()).text(owner.value());
    MirrorRows.bind(to, intent.key());
  }

  private static final String ANEW =
      """
      update {mirror}
      set desired = {absent}, attempted = null, applied = {absent}, observed = {absent},
        form = null, starts_micros = null, ends_micros = null, remote_id = null, remote_uid = null,
        remote_version = null, last_id = null, hold = null, detached = false, refusal = '',
        writes = 0, not_before = null, attempted_at = null, removed_at = null
      where owner = ? and edge = ? and uid = ? and part = ?
      """;

  private static final String ADD =
      """
      insert into {mirror}
        (owner, edge, uid, part, target, lineage, generation, identity, desired, applied, observed,
        canonical_version, policy_revision, projection_version, capabilities_version, zone_data,
        form, starts_micros, ends_micros, remote_id, remote_uid, remote_version, last_id, hold,
        detached, not_before, refusal, writes, revision)
      values
        (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        case when ? then null else {in turn} end, '', 0, 1)
      """;

  private void bindNew(Params to, MirrorIntent intent) throws SQLException {
    FormHash seen = seen(intent);
    boolean settled = intent.desired().equals(seen);
    MirrorRows.bind(to.text(owner.value()), intent.key()).text(intent.target().value());
    MirrorRows.bind(to, intent.identity()).hash(intent.desired()).hash(seen).hash(seen);
    MirrorRows.bind(to, intent.stamps()).form(intent.form());
    MirrorRows.bindExtent(to, intent.extent());
    bindAdopted(to, intent)
        .text(intent.hold().filter(hold -> !settled).map(HoldId::value))
        .flag(intent.detached())
        .flag(intent.urgent());
  }

  /**
   * The wanting side only; identity, target and what was adopted are taken over as long as nothing
   * is there. Each column is set before those that its value is made from: some databases evaluate
   * from left to right.
   */
  private static final String CHANGE =
      """
      update {mirror}
      set removed_at = case when ? then
            case when desired <> {absent} or hold is not null then {now} else removed_at end
          else null end,
        refusal = case when desired = ? then refusal else '' end,
        hold = case when attempted is null
            and ? = case when ? and applied = {absent} then ? else applied end
          then null else ? end,
        not_before = case when not_before > {now} then not_before
          when ? then null else {in turn} end,
        desired = ?, form = ?, starts_micros = ?, ends_micros = ?, detached = ?,
        canonical_version = ?, policy_revision = ?, projection_version = ?,
        capabilities_version = ?, zone_data = ?,
        target = case when applied = {absent} and attempted is null then ? else target end,
        lineage = case when applied = {absent} and attempted is null then ? else lineage end,
        generation = case when applied = {absent} and attempted is null then ? else generation end,
        identity = case when applied = {absent} and attempted is null then ? else identity end,
        revision = revision + 1
      where owner = ? and edge = ? and uid = ? and part = ?
      """;

  private void bindChange(Params to, MirrorIntent intent) throws SQLException {
    boolean free = intent.desired().isAbsent() && intent.hold().isEmpty() && !intent.detached();
    to.flag(free)
        .hash(intent.desired())
        .hash(intent.desired())
        .flag(intent.adopted().isPresent())
        .hash(seen(intent))
        .text(intent.hold().map(HoldId::value))
        .flag(intent.urgent())
        .hash(intent.desired())
        .form(intent.form());
    MirrorRows.bindExtent(to, intent.extent()).flag(intent.detached());
    MirrorRows.bind(to, intent.stamps()).text(intent.target().value());
    MirrorRows.bind(MirrorRows.bind(to, intent.identity()).text(owner.value()), intent.key());
  }

  private static final String ADOPT =
      """
      update {mirror}
      set applied = ?, observed = ?, remote_id = ?, remote_uid = ?, remote_version = ?,
        last_id = coalesce(?, last_id)
      where owner = ? and edge = ? and uid = ? and part = ?
        and applied = {absent} and attempted is null
      """;

  private void bindAdoption(Params to, MirrorIntent intent) throws SQLException {
    bindAdopted(to.hash(seen(intent)).hash(seen(intent)), intent).text(owner.value());
    MirrorRows.bind(to, intent.key());
  }

  private static FormHash seen(MirrorIntent intent) {
    return intent.adopted().map(MirrorIntent.Adoption::seen).orElse(FormHash.ABSENT);
  }

  private static Params bindAdopted(Params to, MirrorIntent intent) throws SQLException {
    Optional<MirrorRemote> remote = intent.adopted().map(MirrorIntent.Adoption::remote);
    return MirrorRows.bind(to, remote).text(remote.map(it -> it.id().value()));
  }
}
