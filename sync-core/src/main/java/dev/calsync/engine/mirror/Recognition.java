package dev.calsync.engine.mirror;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.store.FormHash;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SourceItem;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells our mirrors from the user's own events (INV-1, SEM-43).
 *
 * <p>An object is <em>ours</em> if a mirror row says that it lives there and mark or UID agree, or
 * if an authentic mark sits on the object it was made for. An authentic mark, or a UID of ours, on
 * any other object is a <em>copy</em>: ignored while it shows what the mirror shows, or what it
 * showed when it was met if the mirror is gone, and the user's own event once it was changed. A
 * forged mark is no mark.
 */
public final class Recognition {

  private final MirrorNames names;

  /**
   * Recognition under an installation.
   *
   * @param names its names and marks
   */
  public Recognition(MirrorNames names) {
    this.names = names;
  }

  /**
   * The rows that can be needed to recognise the objects of a page.
   *
   * @param atObjects rows by the remote id at which they live, in this calendar
   * @param byIdentity rows by identity, in any calendar
   * @param items what the objects were when they were met before, in this calendar
   */
  public record Rows(
      Map<RemoteId, MirrorRow> atObjects,
      Map<FormHash, MirrorRow> byIdentity,
      Map<RemoteId, SourceItem> items) {}

  /** What an object is to us. */
  public sealed interface Verdict {
    /** Picks by kind. */
    <R> R match(
        Function<Origin, R> origin,
        Function<Ours, R> ours,
        Function<Found, R> found,
        Function<Copy, R> copy);
  }

  /** The user's own event. */
  public record Origin() implements Verdict {
    @Override
    public <R> R match(
        Function<Origin, R> origin,
        Function<Ours, R> ours,
        Function<Found, R> found,
        Function<Copy, R> copy) {
      return origin.apply(this);
    }
  }

  /** A mirror that we have a row of. */
  public record Ours(MirrorRow row) implements Verdict {
    @Override
    public <R> R match(
        Function<Origin, R> origin,
        Function<Ours, R> ours,
        Function<Found, R> found,
        Function<Copy, R> copy) {
      return ours.apply(this);
    }
  }

  /** A mirror of ours without a row: the store was lost, or its edge is gone (R-F5). */
  public record Found(Mark mark) implements Verdict {
    @Override
    public <R> R match(
        Function<Origin, R> origin,
        Function<Ours, R> ours,
        Function<Found, R> found,
        Function<Copy, R> copy) {
      return found.apply(this);
    }
  }

  /** An untouched copy of a mirror. */
  public record Copy() implements Verdict {
    @Override
    public <R> R match(
        Function<Origin, R> origin,
        Function<Ours, R> ours,
        Function<Found, R> found,
        Function<Copy, R> copy) {
      return copy.apply(this);
    }
  }

  /** The mark on an object, if it is authentic. */
  public Optional<Mark> markOf(SourceObject object) {
    return object.mark().flatMap(names::authentic);
  }

  /** The identity that an object claims by its mark, else by its UID. */
  public Optional<FormHash> claimedIdentity(SourceObject object) {
    return markOf(object)
        .map(mark -> names.identity(mark.lineage(), mark.generation()).hash())
        .or(() -> names.identityIn(object.uid()));
  }

  /** The identities whose rows may speak of an object: what it claims, and whose id it bears. */
  public Stream<FormHash> identitiesOf(SourceObject object) {
    return Stream.concat(claimedIdentity(object).stream(), names.identityAt(object.id()).stream());
  }

  /**
   * The row of a mirror that an object stands in the place of: by where it lives, or by the id that
   * it was to be made under.
   */
  public Optional<MirrorRow> mirrorAt(RemoteId object, CalendarId calendar, Rows rows) {
    return Optional.ofNullable(rows.atObjects().get(object))
        .or(
            () ->
                names
                    .identityAt(object)
                    .flatMap(identity -> Optional.ofNullable(rows.byIdentity().get(identity)))
                    .filter(row -> row.target().equals(calendar) && mayLiveAt(object, row)));
  }

  /**
   * Recognises an object.
   *
   * @param object its names
   * @param shown the hash of what it shows
   * @param calendar where it was met
   * @param rows what we know
   */
  public Verdict recognise(SourceObject object, FormHash shown, CalendarId calendar, Rows rows) {
    Verdict verdict = byNames(object, shown, calendar, rows);
    return Optional.ofNullable(rows.items().get(object.id()))
        .map(was -> remembered(was, shown, verdict))
        .orElse(verdict);
  }

  /**
   * What was decided of a copy holds, whatever becomes of its mirror: the user's own once it was
   * edited, a copy as long as nobody touches it (SEM-43).
   */
  private static Verdict remembered(SourceItem was, FormHash shown, Verdict verdict) {
    boolean usersOwn = was.event().isPresent();
    boolean untouched = was.state() == ItemState.COPY && was.content().equals(shown);
    return verdict.match(
        origin -> untouched ? new Copy() : origin,
        ours -> usersOwn && ours.row().remote().isEmpty() ? new Origin() : ours,
        found -> usersOwn ? new Origin() : untouched ? new Copy() : found,
        copy -> usersOwn ? new Origin() : copy);
  }

  private Verdict byNames(SourceObject object, FormHash shown, CalendarId calendar, Rows rows) {
    Optional<Mark> mark = markOf(object);
    Optional<MirrorRow> here =
        Optional.ofNullable(rows.atObjects().get(object.id()))
            .filter(row -> isStill(object, mark, row));
    if (here.isPresent()) {
      return new Ours(here.get());
    }
    Optional<FormHash> claimed = claimedIdentity(object);
    Optional<MirrorRow> row =
        claimed.flatMap(identity -> Optional.ofNullable(rows.byIdentity().get(identity)));
    if (row.isPresent()) {
      Optional<SourceItem> met = Optional.ofNullable(rows.items().get(object.id()));
      return row.get().remote().isEmpty()
          ? goneMirror(object, calendar, row.get(), met.filter(was -> isEdited(was, shown)))
          : knownMirror(object, shown, calendar, row.get());
    }
    return mark.isPresent() ? strangeMirror(object, mark.get()) : new Origin();
  }

  /**
   * A user may have put an event of his own under the id of our mirror: then the mirror is gone
   * (FLT-6, INV-13).
   */
  private boolean isStill(SourceObject object, Optional<Mark> mark, MirrorRow row) {
    return isMarkOf(row, mark)
        || row.remote().map(MirrorRemote::uid).filter(object.uid()::equals).isPresent();
  }

  /**
   * What is wrong with an object that is a known mirror.
   *
   * @param object the mirror as it was read
   * @param row its row
   * @param marksShow whether its mark would be seen if it had one
   */
  public Optional<Defect> defectOf(SourceObject object, MirrorRow row, boolean marksShow) {
    if (marksShow && !isMarkOf(row, markOf(object))) {
      return Optional.of(Defect.UNMARKED);
    }
    return object.uid().isEmpty()
        ? Optional.empty()
        : row.remote()
            .filter(remote -> !remote.uid().equals(object.uid()))
            .map(changed -> Defect.UID_CHANGED);
  }

  private boolean isMarkOf(MirrorRow row, Optional<Mark> mark) {
    return mark.filter(m -> names.identity(m.lineage(), m.generation()).equals(row.identity()))
        .isPresent();
  }

  private Verdict knownMirror(
      SourceObject object, FormHash shown, CalendarId calendar, MirrorRow row) {
    if (row.target().equals(calendar) && mayLiveAt(object.id(), row)) {
      // It was settled after the question who lives here, and before the one who bears this name.
      return new Ours(row);
    }
    MirrorHashes mirror = row.hashes();
    return Stream.of(mirror.observed(), mirror.applied(), mirror.desired()).anyMatch(shown::equals)
        ? new Copy()
        : new Origin();
  }

  /**
   * What the mirror showed is not known any more: a copy, until somebody edits it after it was met.
   */
  private Verdict goneMirror(
      SourceObject object, CalendarId calendar, MirrorRow row, Optional<SourceItem> edited) {
    if (row.target().equals(calendar) && mayHaveBeenMade(object, row)) {
      return new Ours(row);
    }
    return edited.isPresent() && row.hashes().attempted().isEmpty() ? new Origin() : new Copy();
  }

  private static boolean isEdited(SourceItem was, FormHash shown) {
    return was.state() == ItemState.COPY && !was.content().equals(shown);
  }

  private static boolean mayLiveAt(RemoteId object, MirrorRow row) {
    return row.remote().map(MirrorRemote::id).map(object::equals).orElse(true);
  }

  /**
   * A row that knows no place: its own id says enough; a UID, which every copy keeps, does so only
   * while a write is open (INV-13).
   */
  private boolean mayHaveBeenMade(SourceObject object, MirrorRow row) {
    FormHash identity = row.identity().hash();
    return names.isUnderItsId(object.id(), identity)
        || (row.hashes().attempted().isPresent() && isHome(object, identity));
  }

  private Verdict strangeMirror(SourceObject object, Mark mark) {
    return isHome(object, names.identity(mark.lineage(), mark.generation()).hash())
        ? new Found(mark)
        : new Copy();
  }

  /**
   * Where we choose the id, the object must bear it; where the provider does, the UID is all we
   * have.
   */
  private boolean isHome(SourceObject object, FormHash identity) {
    return names.isUnderItsId(object.id(), identity) || object.uid().equals(names.uid(identity));
  }
}
