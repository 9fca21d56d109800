package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.STAMPS;
import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.event.TimeRange;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.HoldId;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.Part;
import dev.calsync.store.Stamps;
import java.util.Optional;

/**
 * What a plan wants of a mirror, said step by step. The text of a form stands for its hash too; the
 * empty text for nothing.
 */
final class Wish {

  private final MirrorKey key;
  private final String text;
  private final CalendarId target;
  private MirrorIdentity identity;
  private long revision;
  private Stamps stamps = STAMPS;
  private Optional<TimeRange> extent = Optional.empty();
  private Optional<HoldId> hold = Optional.empty();
  private boolean detached;
  private boolean urgent;
  private Optional<MirrorIntent.Adoption> adopted = Optional.empty();
  private Optional<Part> former = Optional.empty();

  private Wish(MirrorKey key, String text, CalendarId target) {
    this.key = key;
    this.text = text;
    this.target = target;
    this.identity = identity(key, 0);
  }

  static Wish of(String uid, String text) {
    return new Wish(key(uid), text, Bench.TARGET);
  }

  static Wish none(String uid) {
    return of(uid, "");
  }

  Wish part(Part part) {
    return new Wish(new MirrorKey(key.edge(), key.uid(), part), text, target);
  }

  Wish under(EdgeId edge) {
    return new Wish(new MirrorKey(edge, key.uid(), key.part()), text, target);
  }

  Wish at(CalendarId calendar) {
    return new Wish(key, text, calendar).identity(identity);
  }

  Wish identity(MirrorIdentity other) {
    identity = other;
    return this;
  }

  Wish revision(long expected) {
    revision = expected;
    return this;
  }

  Wish stamps(Stamps other) {
    stamps = other;
    return this;
  }

  Wish extent(TimeRange range) {
    extent = Optional.of(range);
    return this;
  }

  Wish hold(String id) {
    hold = Optional.of(new HoldId(id));
    return this;
  }

  Wish detached() {
    detached = true;
    return this;
  }

  Wish urgent() {
    urgent = true;
    return this;
  }

  Wish adopt(String remoteId, String seen) {
    adopted = Optional.of(new MirrorIntent.Adoption(remote(remoteId), hash(seen)));
    return this;
  }

  /** Anew, in another generation; what is there goes by its former part. */
  Wish anew(int generation) {
    former = Optional.of(Part.former(key.part(), generation - 1));
    return identity(identity(key, generation));
  }

  MirrorKey key() {
    return key;
  }

  MirrorIntent intent() {
    FormHash desired = hash(text);
    FormBytes form = bytes(text);
    MirrorIntent intent =
        new MirrorIntent(
                key, target, identity, revision, desired, form, stamps, extent, hold, detached,
                adopted)
            .urgent(urgent);
    return former.map(old -> intent.anew(identity, old)).orElse(intent);
  }

  static MirrorKey key(String uid) {
    return new MirrorKey(Bench.EDGE, uid, Part.MASTER);
  }

  static MirrorIdentity identity(MirrorKey key, int generation) {
    String lineage = key.edge() + "|" + key.uid() + "|" + key.part().text();
    return new MirrorIdentity(hash(lineage), generation, hash(lineage + "|" + generation));
  }

  static MirrorRemote remote(String id) {
    return new MirrorRemote(
        new RemoteId(id), id + "@mirror.example.com", new RemoteVersion("etag-" + id));
  }
}
