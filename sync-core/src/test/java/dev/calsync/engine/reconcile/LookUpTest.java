package dev.calsync.engine.reconcile;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static dev.calsync.engine.sample.Mirrors.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.grant.NoGrant;
import dev.calsync.engine.mirror.Defect;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.override.Family;
import dev.calsync.engine.permit.OpenWay;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.engine.sample.Port;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.Part;
import dev.calsync.store.Settlement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FLT-1 … FLT-6: what became of a write whose answer is not known. */
class LookUpTest {

  private static final MirrorNames NAMES = new MirrorNames(Mirrors.keys("ours", 7));
  private static final MirrorIdentity IDENTITY =
      NAMES.identity(
          NAMES.lineage("team", new CanonicalKey("work", "uid-1"), Part.MASTER, "home"), 0);
  private static final String ID = NAMES.objectId(IDENTITY.hash());
  private static final String UID = NAMES.uid(IDENTITY.hash());
  private static final String MARK = NAMES.mark(Part.MASTER, IDENTITY);
  private static final EventBody TEN = body("2026-12-02T10:00");
  private static final EventBody ELEVEN = body("2026-12-02T11:00");
  private static final Mirrors CREATE =
      Mirrors.tombstone(IDENTITY).with(attempt(shown(TEN), FormHash.ABSENT));
  private static final Mirrors UPDATE =
      Mirrors.settled(IDENTITY, shown(ELEVEN), at(ID, UID))
          .with(attempt(shown(TEN), shown(ELEVEN)));
  private static final Mirrors DELETE =
      Mirrors.settled(IDENTITY, shown(TEN), at(ID, UID)).with(attempt(FormHash.ABSENT, shown(TEN)));

  @Test
  void whatShowsTheAttemptedFormWasWritten() {
    Settlement written =
        new Settlement.Applied(CREATE.row().key(), Optional.of(now(ID, UID)), shown(TEN));

    assertThat(settle(CREATE, whole(ID, UID, MARK, TEN))).isEqualTo(written);
    assertThat(settle(CREATE, whole("graph-id", UID, MARK, TEN)))
        .isEqualTo(
            new Settlement.Applied(
                CREATE.row().key(), Optional.of(now("graph-id", UID)), shown(TEN)));
    assertThat(settle(UPDATE, whole(ID, UID, MARK, TEN))).isEqualTo(written);
  }

  /** R-F5: what tells a mirror from the user's own is part of it. */
  @Test
  void whatIsMetUnderOurNamesWithoutOurMarkGetsItByAWrite() {
    Settlement bare =
        notApplied(Optional.of(now(ID, UID)), Defect.UNMARKED.hash(shown(TEN)), IDENTITY);

    assertThat(settle(CREATE, whole(ID, UID, null, TEN))).isEqualTo(bare);
    assertThat(settle(CREATE, whole(ID, UID, "forged", TEN))).isEqualTo(bare);
  }

  @Test
  void whereNoMarksCanBeSeenNoneIsMissing() {
    assertThat(
            new LookUp(NAMES, Mirrors.SLOTS, Marks.NONE)
                .settle(access(whole(ID, UID, null, TEN)), CREATE.row(), Family.NONE))
        .isEqualTo(
            new Settlement.Applied(CREATE.row().key(), Optional.of(now(ID, UID)), shown(TEN)));
  }

  @Test
  void aCreateThatNeverArrivedMayUseItsIdAgain() {
    assertThat(settle(CREATE, null))
        .isEqualTo(notApplied(Optional.empty(), FormHash.ABSENT, IDENTITY));
  }

  /** FLT-5, FLT-17. */
  @Test
  void anUpdateOfAMirrorThatIsGoneTakesTheNextId() {
    assertThat(settle(UPDATE, null))
        .isEqualTo(notApplied(Optional.empty(), FormHash.ABSENT, NAMES.next(IDENTITY)));
  }

  @Test
  void anUpdateThatDidNotHappenIsDueAgainUnderTheVersionThatIsThere() {
    assertThat(settle(UPDATE, whole(ID, UID, MARK, ELEVEN)))
        .isEqualTo(notApplied(Optional.of(now(ID, UID)), shown(ELEVEN), IDENTITY));
    assertThat(settle(UPDATE, whole(ID, UID, null, ELEVEN)))
        .isEqualTo(notApplied(Optional.of(now(ID, UID)), shown(ELEVEN), IDENTITY));
  }

  /** FLT-6, INV-13. */
  @Test
  void aForeignObjectAtOurIdIsNotTouchedAndTheMirrorTakesTheNextId() {
    assertThat(settle(CREATE, whole(ID, "uid-9", null, TEN)))
        .isEqualTo(notApplied(Optional.empty(), FormHash.ABSENT, NAMES.next(IDENTITY)));
    assertThat(settle(UPDATE, whole(ID, "uid-9", "forged", ELEVEN)))
        .isEqualTo(notApplied(Optional.empty(), FormHash.ABSENT, NAMES.next(IDENTITY)));
  }

  /** FLT-3. */
  @Test
  void aDeleteIsDoneWhereNothingOrSomebodyElsesObjectIs() {
    Settlement gone = new Settlement.Applied(DELETE.row().key(), Optional.empty(), FormHash.ABSENT);

    assertThat(settle(DELETE, null)).isEqualTo(gone);
    assertThat(settle(DELETE, whole(ID, "uid-9", null, ELEVEN))).isEqualTo(gone);
    assertThat(settle(DELETE, new SourcePart.Gone(new RemoteId(ID)))).isEqualTo(gone);
  }

  @Test
  void aDeleteThatDidNotHappenIsDueAgain() {
    assertThat(settle(DELETE, whole(ID, UID, MARK, TEN)))
        .isEqualTo(notApplied(Optional.of(now(ID, UID)), shown(TEN), IDENTITY));
  }

  /** What cannot be read lies where our mirror lay: it is ours, and it is there. */
  @ParameterizedTest
  @ValueSource(strings = {"BEGIN:VEVENT", ""})
  void aSpoiledMirrorIsWrittenOver(String raw) {
    SourcePart spoiled =
        new SourcePart.Unreadable(object(ID, "", null), "BAD", "line 1", raw.getBytes(UTF_8));

    for (Mirrors mirror : new Mirrors[] {UPDATE, DELETE}) {
      Settlement.Found seen =
          settle(mirror, spoiled)
              .match(
                  applied -> {
                    throw new AssertionError("nothing of it was written: " + applied);
                  },
                  failed -> failed.seen().orElseThrow());
      assertThat(seen.remote()).contains(now(ID, UID));
      assertThat(seen.seen()).isNotIn(FormHash.ABSENT, shown(TEN), shown(ELEVEN));
      assertThat(seen.identity()).isEqualTo(IDENTITY);
    }
  }

  /** INV-28. */
  @Test
  void aConflictWithJustWhatWasKnownIsNotMetAgainAtOnce() {
    MirrorRemote known = UPDATE.row().remote().orElseThrow();
    SourceObject same = new SourceObject(new RemoteId(ID), UID, known.version(), Optional.of(MARK));
    SourceObject newer =
        new SourceObject(new RemoteId(ID), UID, new RemoteVersion("v3"), Optional.of(MARK));

    assertThat(retryAfterConflict(new SourcePart.Whole(same, ELEVEN))).isPositive();
    assertThat(retryAfterConflict(new SourcePart.Whole(newer, ELEVEN))).isZero();
    assertThat(retryAfterConflict(new SourcePart.Whole(same, body("2026-12-02T12:00")))).isZero();
    assertThat(retryAfterConflict(null)).isZero();
  }

  private static Duration retryAfterConflict(SourcePart there) {
    return new LookUp(NAMES, Mirrors.SLOTS, Marks.IN_LISTING)
        .afterConflict(access(there), UPDATE.row(), Family.NONE)
        .match(applied -> Duration.ZERO, Settlement.NotApplied::retryIn);
  }

  private static Settlement settle(Mirrors mirror, SourcePart there) {
    return new LookUp(NAMES, Mirrors.SLOTS, Marks.IN_LISTING)
        .settle(access(there), mirror.row(), Family.NONE);
  }

  private static Access access(SourcePart there) {
    MirrorWriter writer =
        Port.with(
            MirrorWriter.class, Map.of("findMirror", arguments -> Optional.ofNullable(there)));
    ConnectorAdapter connector =
        Port.with(ConnectorAdapter.class, Map.of("writer", arguments -> Optional.of(writer)));
    return new Access(
        connector,
        null,
        new CalendarRef(ConnectionId.of("home"), "home"),
        OpenWay.way(),
        NoGrant.use());
  }

  private static Settlement notApplied(
      Optional<MirrorRemote> remote, FormHash seen, MirrorIdentity identity) {
    return new Settlement.NotApplied(
        CREATE.row().key(),
        Optional.of(new Settlement.Found(remote, seen, identity)),
        "",
        Duration.ZERO);
  }

  private static MirrorHashes attempt(FormHash attempted, FormHash before) {
    return new MirrorHashes(attempted, Optional.of(attempted), before, before);
  }

  private static MirrorRemote now(String id, String uid) {
    return new MirrorRemote(new RemoteId(id), uid, new RemoteVersion("v2"));
  }

  private static SourcePart whole(String id, String uid, String mark, EventBody body) {
    return new SourcePart.Whole(object(id, uid, mark), body);
  }

  private static SourceObject object(String id, String uid, String mark) {
    return new SourceObject(
        new RemoteId(id), uid, new RemoteVersion("v2"), Optional.ofNullable(mark));
  }

  private static EventBody body(String start) {
    return EventBody.single(berlin(start), details("Busy"));
  }

  private static FormHash shown(EventBody body) {
    return ShapeForm.hash(MirrorShape.shownBy(body));
  }
}
