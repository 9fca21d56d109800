package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.RemoteId;
import dev.calsync.store.CalendarState;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CompletedPass;
import dev.calsync.store.Evidence;
import dev.calsync.store.FormHash;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.ItemState;
import dev.calsync.store.MeetingChange;
import dev.calsync.store.MeetingCopy;
import dev.calsync.store.Pass;
import dev.calsync.store.SourceItem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Questions about what was read in. */
final class JdbcIntakeQueries implements IntakeQueries {

  private final Transactions transactions;

  JdbcIntakeQueries(Transactions transactions) {
    this.transactions = transactions;
  }

  private static final String STATE =
      """
      select changed_seq, next_cursor, pass_id, pass_kind, continuation,
        read_pass, read_complete, read_listed, read_started_at, read_ended_at,
        complete_pass, complete_listed, complete_started_at, complete_ended_at
      from {calendar_state} where owner = ? and calendar = ?
      """;

  @Override
  public CalendarState calendarState(OwnerId owner, CalendarId calendar) {
    return transactions
        .read(
            tx ->
                tx.first(
                    STATE,
                    to -> to.text(owner.value()).text(calendar.value()),
                    JdbcIntakeQueries::readState))
        .orElse(CalendarState.UNREAD);
  }

  static CalendarState readState(Row row) throws SQLException {
    String kind = row.maybeText("pass_kind").orElse("");
    return new CalendarState(
        row.number("changed_seq"),
        row.maybeText("next_cursor").map(Cursor::new),
        row.maybeText("pass_id").map(id -> new Pass(id, Pass.Kind.valueOf(kind))),
        row.maybeText("continuation").map(Continuation::new),
        completed(row, "complete", true),
        completed(row, "read", row.flag("read_complete")));
  }

  private static Optional<CompletedPass> completed(Row row, String name, boolean complete)
      throws SQLException {
    Optional<String> pass = row.maybeText(name + "_pass");
    return pass.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CompletedPass(
                pass.get(),
                complete,
                row.number(name + "_listed"),
                row.time(name + "_started_at"),
                row.time(name + "_ended_at")));
  }

  private static final String ITEMS =
      """
      select i.* from {each w(id)}
      join {source_item} i on i.owner = ? and i.calendar = ? and i.id = w.id
      """;

  @Override
  public Map<RemoteId, SourceItem> items(
      OwnerId owner, CalendarId calendar, Collection<RemoteId> ids) {
    Set<String> texts = ids.stream().map(RemoteId::value).collect(Collectors.toSet());
    return byKey(itemsBy(ITEMS, owner, calendar, to -> to.texts(texts)), SourceItem::id);
  }

  private static final String ITEMS_AFTER =
      """
      select * from {source_item}
      where owner = ? and calendar = ? and id > ?
      order by owner, calendar, id
      fetch first ? rows only
      """;

  @Override
  public List<SourceItem> itemsAfter(OwnerId owner, CalendarId calendar, String after, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                ITEMS_AFTER,
                to -> to.text(owner.value()).text(calendar.value()).text(after).number(limit),
                SourceItems::read));
  }

  private static final String ITEMS_OF =
      """
      select i.* from {each w(event)}
      join {source_item} i on i.owner = ? and i.calendar = ? and i.event = w.event
      order by i.id
      """;

  @Override
  public List<SourceItem> itemsOf(OwnerId owner, CalendarId calendar, Collection<String> events) {
    Set<String> distinct = Set.copyOf(events);
    return itemsBy(ITEMS_OF, owner, calendar, to -> to.texts(distinct));
  }

  private static final String MANAGED =
      """
      select i.* from {each w(lineage)}
      join {source_item} i on i.owner = ? and i.calendar = ? and i.lineage = w.lineage
      where i.state = 'MANAGED'
      order by i.id
      """;

  @Override
  public List<SourceItem> managed(
      OwnerId owner, CalendarId calendar, Collection<FormHash> lineages) {
    Set<FormHash> distinct = Set.copyOf(lineages);
    return itemsBy(MANAGED, owner, calendar, to -> to.hashes(distinct));
  }

  private List<SourceItem> itemsBy(
      String sql, OwnerId owner, CalendarId calendar, Tx.Binding wanted) {
    return transactions.read(
        tx ->
            tx.list(
                sql,
                to -> {
                  wanted.bind(to);
                  to.text(owner.value()).text(calendar.value());
                },
                SourceItems::read));
  }

  private static final String EVENTS =
      """
      select c.uid, c.version, c.changed_seq, c.body, c.removal, c.removal_pass, c.meeting
      from {each w(uid)}
      join {canonical_event} c on c.owner = ? and c.calendar = ? and c.uid = w.uid
      """;

  @Override
  public Map<String, CanonicalRow> events(
      OwnerId owner, CalendarId calendar, Collection<String> uids) {
    Set<String> distinct = Set.copyOf(uids);
    List<CanonicalRow> rows =
        transactions.read(
            tx ->
                tx.list(
                    EVENTS,
                    to -> to.texts(distinct).text(owner.value()).text(calendar.value()),
                    JdbcIntakeQueries::readEvent));
    return byKey(rows, CanonicalRow::uid);
  }

  private static final String CHANGED =
      """
      select uid, version, changed_seq, body, removal, removal_pass, meeting
      from {canonical_event}
      where owner = ? and calendar = ? and changed_seq > ?
      order by owner, calendar, changed_seq
      fetch first ? rows only
      """;

  @Override
  public List<CanonicalRow> changedSince(
      OwnerId owner, CalendarId calendar, long position, int limit) {
    return transactions.read(
        tx ->
            tx.list(
                CHANGED,
                to -> to.text(owner.value()).text(calendar.value()).number(position).number(limit),
                JdbcIntakeQueries::readEvent));
  }

  static CanonicalRow readEvent(Row row) throws SQLException {
    String pass = row.maybeText("removal_pass").orElse("");
    return new CanonicalRow(
        row.text("uid"),
        row.number("version"),
        row.number("changed_seq"),
        row.form("body"),
        row.maybeText("removal").map(kind -> new Evidence(Evidence.Kind.valueOf(kind), pass)),
        row.maybeText("meeting"));
  }

  private static final String COPIES =
      """
      select c.calendar, c.uid, c.version, c.changed_seq, c.body, c.removal, c.removal_pass,
        c.meeting,
        (select count(*) from {source_item} i
          where i.owner = c.owner and i.calendar = c.calendar and i.event = c.uid
            and i.slot is null and i.state = 'LIVE') as masters
      from {each w(meeting)}
      join {canonical_event} c on c.owner = ? and c.meeting = w.meeting
      where c.removal is null
      order by c.calendar, c.uid
      """;

  @Override
  public List<MeetingCopy> copies(OwnerId owner, Collection<String> meetings) {
    Set<String> distinct = Set.copyOf(meetings);
    return transactions.read(
        tx ->
            tx.list(
                COPIES,
                to -> to.texts(distinct).text(owner.value()),
                row ->
                    new MeetingCopy(
                        new CalendarId(row.text("calendar")),
                        readEvent(row),
                        row.number("masters"))));
  }

  private static final String AHEAD =
      """
      select s.calendar from {each w(calendar, position)}
      join {calendar_state} s
        on s.owner = ? and s.calendar = w.calendar and s.changed_seq > w.position
      order by s.calendar
      """;

  private static final String CHANGED_MEETINGS =
      """
      select changed_seq, meeting from {canonical_event}
      where owner = ? and calendar = ? and changed_seq > ?
      order by owner, calendar, changed_seq
      fetch first ? rows only
      """;

  /** Calendars that are quiet, as most are, cost nothing of their own. */
  @Override
  public List<MeetingChange> changedMeetings(
      OwnerId owner, Map<CalendarId, Long> positions, int limit) {
    List<CalendarId> calendars = List.copyOf(positions.keySet());
    return transactions.read(
        tx -> {
          List<MeetingChange> changes = new ArrayList<>();
          List<CalendarId> ahead =
              tx.list(
                  AHEAD,
                  to ->
                      to.texts(calendars.stream().map(CalendarId::value).toList())
                          .numbers(
                              calendars.stream().map(it -> positions.getOrDefault(it, 0L)).toList())
                          .text(owner.value()),
                  row -> new CalendarId(row.text("calendar")));
          for (CalendarId calendar : ahead) {
            long position = positions.getOrDefault(calendar, 0L);
            int rest = limit - changes.size();
            changes.addAll(changes(tx, owner, calendar, position, rest));
          }
          return changes;
        });
  }

  private static List<MeetingChange> changes(
      Tx tx, OwnerId owner, CalendarId calendar, long position, int limit) throws SQLException {
    return tx.list(
        CHANGED_MEETINGS,
        to -> to.text(owner.value()).text(calendar.value()).number(position).number(limit),
        row -> new MeetingChange(calendar, row.number("changed_seq"), row.maybeText("meeting")));
  }

  private static final String COUNT =
      """
      select state, count(*) as items from {source_item}
      where owner = ? and calendar = ?
      group by state
      """;

  @Override
  public Map<ItemState, Long> countItems(OwnerId owner, CalendarId calendar) {
    return transactions.read(
        tx -> {
          Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
          tx.each(
              COUNT,
              to -> to.text(owner.value()).text(calendar.value()),
              row -> counts.put(ItemState.valueOf(row.text("state")), row.number("items")));
          return counts;
        });
  }

  private static <K, V> Map<K, V> byKey(List<V> rows, Function<V, K> key) {
    Map<K, V> found = new TreeMap<>();
    rows.forEach(row -> found.put(key.apply(row), row));
    return found;
  }
}
