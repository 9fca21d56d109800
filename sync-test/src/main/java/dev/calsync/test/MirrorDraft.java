package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.RemoteId;
import dev.calsync.event.TimeRange;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Settlement;
import dev.calsync.store.Stamps;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of one mirror row, on its way: which side a change touches, and what follows from it.
 *
 * <p>A plan sets the wanting side, a write or a reading the doing side, and neither undoes the
 * other (engine design, section 1). {@link #changed} owns what holds for every row: one more
 * revision, and no hold where nothing is held back.
 */
final class MirrorDraft {

  private final MirrorKey key;
  private CalendarId target;
  private MirrorIdentity identity;
  private FormHash desired = FormHash.ABSENT;
  private Optional<FormHash> attempted = Optional.empty();
  private FormHash applied = FormHash.ABSENT;
  private FormHash observed = FormHash.ABSENT;
  private Stamps stamps;
  private FormBytes form = FormBytes.NONE;
  private Optional<TimeRange> extent = Optional.empty();
  private Optional<MirrorRemote> remote = Optional.empty();
  private Optional<HoldId> hold = Optional.empty();
  private boolean detached;
  private String refusal = "";
  private int writes;
  private long revision;
  private Instant notBefore = MirrorEntry.IN_TURN;
  private Optional<Instant> attemptedAt = Optional.empty();
  private Optional<Instant> removedAt = Optional.empty();
  private Optional<RemoteId> lastAt = Optional.empty();

  private MirrorDraft(MirrorKey key, CalendarId target, MirrorIdentity identity, Stamps stamps) {
    this.key = key;
    this.target = target;
    this.identity = identity;
    this.stamps = stamps;
  }

  static MirrorDraft create(MirrorIntent intent) {
    return new MirrorDraft(intent.key(), intent.target(), intent.identity(), intent.stamps());
  }

  /** All that is known of a mirror, by its former part: nothing is wanted of it. */
  static MirrorDraft former(MirrorEntry entry, MirrorIntent intent, Instant now) {
    MirrorKey key = intent.key();
    MirrorDraft draft =
        of(entry, new MirrorKey(key.edge(), key.uid(), intent.former().orElseThrow()));
    draft.desired = FormHash.ABSENT;
    draft.form = FormBytes.NONE;
    draft.stamps = intent.stamps();
    draft.hold = Optional.empty();
    draft.detached = false;
    draft.refusal = "";
    draft.notBefore = intent.urgent() ? MirrorEntry.AT_ONCE : MirrorEntry.IN_TURN;
    draft.removedAt = Optional.of(now);
    draft.revision = 0;
    return draft;
  }

  /** The row of a mirror that is made anew: nothing is there, and nothing wanted yet. */
  static MirrorEntry anew(MirrorEntry entry) {
    MirrorRow row = entry.row();
    MirrorDraft draft = new MirrorDraft(row.key(), row.target(), row.identity(), row.stamps());
    draft.revision = row.revision() - 1;
    return draft.changed();
  }

  static MirrorDraft of(MirrorEntry entry) {
    return of(entry, entry.row().key());
  }

  private static MirrorDraft of(MirrorEntry entry, MirrorKey key) {
    MirrorRow row = entry.row();
    MirrorDraft draft = new MirrorDraft(key, row.target(), row.identity(), row.stamps());
    draft.desired = row.hashes().desired();
    draft.attempted = row.hashes().attempted();
    draft.applied = row.hashes().applied();
    draft.observed = row.hashes().observed();
    draft.form = row.form();
    draft.extent = row.extent();
    draft.remote = row.remote();
    draft.hold = row.hold();
    draft.detached = row.detached();
    draft.refusal = row.refusal();
    draft.writes = row.writes();
    draft.revision = row.revision();
    draft.notBefore = entry.notBefore();
    draft.attemptedAt = entry.attemptedAt();
    draft.removedAt = entry.removedAt();
    draft.lastAt = entry.lastAt();
    return draft;
  }

  /** The wanting side. */
  MirrorDraft want(MirrorIntent intent, Instant now) {
    if (applied.isAbsent() && attempted.isEmpty()) {
      target = intent.target();
      identity = intent.identity();
      intent.adopted().ifPresent(it -> sees(Optional.of(it.remote()), it.seen()));
    }
    removedAt = removalOf(intent, now);
    refusal = desired.equals(intent.desired()) ? refusal : "";
    desired = intent.desired();
    form = intent.form();
    stamps = intent.stamps();
    extent = intent.extent();
    hold = intent.hold();
    detached = intent.detached();
    if (!notBefore.isAfter(now)) {
      notBefore = intent.urgent() ? MirrorEntry.AT_ONCE : MirrorEntry.IN_TURN;
    }
    return this;
  }

  /** A removal counts from when it was first planned, and only if it was free to go (SEM-42). */
  private Optional<Instant> removalOf(MirrorIntent intent, Instant now) {
    boolean free = intent.desired().isAbsent() && intent.hold().isEmpty() && !intent.detached();
    if (!free) {
      return Optional.empty();
    }
    boolean fresh = !desired.isAbsent() || hold.isPresent();
    return fresh ? Optional.of(now) : removedAt;
  }

  MirrorDraft open(Instant now) {
    attempted = Optional.of(desired);
    attemptedAt = Optional.of(now);
    return this;
  }

  MirrorDraft settle(Settlement.Applied write) {
    applied = attempted.orElseThrow();
    observed = write.observed();
    moveTo(write.remote());
    writes++;
    notBefore = desired.equals(applied) ? MirrorEntry.IN_TURN : notBefore;
    return close();
  }

  MirrorDraft settle(Settlement.NotApplied write, Instant now) {
    refusal = attempted.filter(desired::equals).isPresent() ? write.refusal() : "";
    boolean stillUrgent = notBefore.equals(MirrorEntry.AT_ONCE) && write.retryIn().isZero();
    notBefore = stillUrgent ? notBefore : now.plus(write.retryIn());
    write.seen().ifPresent(this::takeOver);
    return close();
  }

  MirrorDraft observe(Settlement.Found found) {
    takeOver(found);
    refusal = "";
    return this;
  }

  /** What the target shows is what is wanted of it. */
  MirrorDraft want(FormHash shown, FormBytes shownForm) {
    desired = shown;
    form = shownForm;
    removedAt = Optional.empty();
    return this;
  }

  MirrorDraft keep(HoldId by) {
    hold = Optional.of(by);
    return this;
  }

  MirrorDraft release() {
    hold = Optional.empty();
    return this;
  }

  MirrorDraft detach() {
    hold = Optional.empty();
    detached = true;
    return this;
  }

  private MirrorDraft close() {
    attempted = Optional.empty();
    attemptedAt = Optional.empty();
    return this;
  }

  private void takeOver(Settlement.Found found) {
    sees(found.remote(), found.seen());
    identity = found.identity();
  }

  private void sees(Optional<MirrorRemote> where, FormHash seen) {
    applied = seen;
    observed = seen;
    moveTo(where);
  }

  private void moveTo(Optional<MirrorRemote> where) {
    remote = where;
    lastAt = where.map(MirrorRemote::id).or(() -> lastAt);
  }

  MirrorEntry changed() {
    if (attempted.isEmpty() && desired.equals(applied)) {
      hold = Optional.empty();
    }
    MirrorRow row =
        new MirrorRow(
            key,
            target,
            identity,
            new MirrorHashes(desired, attempted, applied, observed),
            stamps,
            form,
            extent,
            remote,
            hold,
            detached,
            refusal,
            writes,
            revision + 1);
    return new MirrorEntry(row, notBefore, attemptedAt, removedAt, lastAt);
  }
}
