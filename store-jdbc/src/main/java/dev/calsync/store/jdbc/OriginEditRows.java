package dev.calsync.store.jdbc;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.Part;
import java.sql.SQLException;
import java.util.Optional;

/** Rows of patches to origins. */
final class OriginEditRows {

  private OriginEditRows() {}

  private static final String CURRENT =
      """
      select version from {canonical_event}
      where owner = ? and calendar = ? and uid = ? and version = ? and removal is null
      """;

  private static final String LOCK =
      """
      select * from {origin_edit} where owner = ? and calendar = ? and uid = ? for update
      """;

  private static final String ADD =
      """
      insert into {origin_edit}
        (base_version, cause_edge, cause_uid, cause_part, patch, owner, calendar, uid, proposed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, {now})
      """;

  private static final String REPLACE =
      """
      update {origin_edit}
      set base_version = ?, cause_edge = ?, cause_uid = ?, cause_part = ?, patch = ?
      where owner = ? and calendar = ? and uid = ?
      """;

  /** False, and nothing written, if the event moved on or has a patch that must stay. */
  static boolean propose(Tx tx, OwnerId owner, OriginEdit edit) throws SQLException {
    Optional<OriginEdit> old =
        tx.first(LOCK, to -> bind(to, owner, edit.calendar(), edit.uid()), OriginEditRows::read);
    boolean free = old.map(it -> !it.attempted() && it.cause().equals(edit.cause())).orElse(true);
    if (!free || !isCurrent(tx, owner, edit)) {
      return false;
    }
    tx.update(old.isPresent() ? REPLACE : ADD, to -> bindContent(to, owner, edit));
    return true;
  }

  private static boolean isCurrent(Tx tx, OwnerId owner, OriginEdit edit) throws SQLException {
    return tx.first(
            CURRENT,
            to -> bind(to, owner, edit.calendar(), edit.uid()).number(edit.baseVersion()),
            row -> row.number("version"))
        .isPresent();
  }

  private static void bindContent(Params to, OwnerId owner, OriginEdit edit) throws SQLException {
    MirrorRows.bind(to.number(edit.baseVersion()), edit.cause()).form(edit.patch());
    bind(to, owner, edit.calendar(), edit.uid());
  }

  static Params bind(Params to, OwnerId owner, CalendarId calendar, String uid)
      throws SQLException {
    return to.text(owner.value()).text(calendar.value()).text(uid);
  }

  static OriginEdit read(Row row) throws SQLException {
    return new OriginEdit(
        CalendarId.of(row.text("calendar")),
        row.text("uid"),
        row.number("base_version"),
        new MirrorKey(
            EdgeId.of(row.text("cause_edge")),
            row.text("cause_uid"),
            Part.parse(row.text("cause_part"))),
        row.form("patch"),
        row.maybeTime("attempted_at").isPresent());
  }
}
