package dev.calsync.tck.connector;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.Capabilities.Create;
import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.Call;
import dev.calsync.connector.Cost;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.OriginWriter;
import dev.calsync.connector.OverrideWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventTime;
import dev.calsync.event.MirrorShape;
import java.util.List;
import java.util.Optional;

/** Writes to a scripted calendar, each write one step. */
final class ScriptedWriter implements MirrorWriter {

  private final ScriptedConnector provider;
  private final OneByOne oneByOne;

  ScriptedWriter(ScriptedConnector provider) {
    this.provider = provider;
    this.oneByOne = new OneByOne(provider);
  }

  @Override
  public WriteOutcome createMirror(Call call, CalendarRef calendar, MirrorForm form) {
    if (removesOneByOne(call, calendar, form)) {
      return oneByOne.create(call, calendar, form);
    }
    return provider.writing(
        call, calendar, new MirrorWrite.Create(form), there -> create(there, form));
  }

  @Override
  public WriteOutcome updateMirror(
      Call call, CalendarRef calendar, MirrorRef ref, MirrorForm form) {
    if (removesOneByOne(call, calendar, form)) {
      return oneByOne.update(call, calendar, ref, form);
    }
    return provider.writing(
        call, calendar, new MirrorWrite.Update(ref, form), there -> update(there, ref, form));
  }

  private boolean removesOneByOne(Call call, CalendarRef calendar, MirrorForm form) {
    ScriptedCalendar there = provider.calendarOf(call, calendar);
    return there.isInParts()
        && form.shape().recurrence().isPresent()
        && !there.capabilities().series().allows(SeriesSupport.Limit.RETURN_OF_SLOTS);
  }

  @Override
  public Optional<OverrideWriter> overrides() {
    return Optional.of(new ScriptedOverrides(provider));
  }

  @Override
  public WriteOutcome deleteMirror(Call call, CalendarRef calendar, MirrorRef ref) {
    return provider.writing(
        call, calendar, new MirrorWrite.Delete(ref), there -> delete(there, ref));
  }

  @Override
  public Optional<SourcePart> findMirror(
      Call call, CalendarRef calendar, String id, Optional<RemoteId> known) {
    return provider.reading(
        call,
        calendar,
        Cost.READ,
        there ->
            there.log().now().stream()
                .filter(object -> isWanted(there, object, id, known))
                .findFirst()
                .map(
                    object ->
                        object.read(
                            ScriptedReader.markedIn(there, Marks.BY_FETCH), there.isInParts())));
  }

  /** Copies keep the key, but never the id that was chosen. */
  private static boolean isWanted(
      ScriptedCalendar calendar, ScriptedObject object, String id, Optional<RemoteId> known) {
    boolean chosen = calendar.capabilities().writes().create() == Create.ID_CHOSEN;
    return known
        .map(object.id()::equals)
        .orElse(chosen ? object.id().value().equals(id) : object.key().equals(id));
  }

  @Override
  public List<WriteOutcome> writeBatch(Call call, CalendarRef calendar, List<MirrorWrite> writes) {
    int most = provider.calendarOf(call, calendar).capabilities().writes().batch();
    if (writes.size() > most) {
      throw new IllegalArgumentException(
          "a batch has at most " + most + " writes here, not " + writes.size());
    }
    return MirrorWriter.super.writeBatch(call, calendar, writes);
  }

  @Override
  public Optional<OriginWriter> origins() {
    return Optional.empty();
  }

  static WriteOutcome create(ScriptedCalendar calendar, MirrorForm form) {
    Create how = calendar.capabilities().writes().create();
    if (isTooMuch(calendar, form)) {
      return new WriteOutcome.Refused("SERIES_UNSUPPORTED");
    }
    Optional<ScriptedObject> there = thereFor(calendar, form, how);
    if (there.isPresent()) {
      return how == Create.ID_CHOSEN ? new WriteOutcome.Conflicted() : applied(there.get());
    }
    RemoteId id = how == Create.ID_CHOSEN ? new RemoteId(form.id()) : calendar.nextId();
    return stored(calendar, id, form);
  }

  /** What stands in the way of a create, or is its first success. */
  private static Optional<ScriptedObject> thereFor(
      ScriptedCalendar calendar, MirrorForm form, Create how) {
    if (how == Create.ID_CHOSEN) {
      return calendar.log().find(new RemoteId(form.id()));
    }
    return calendar.log().now().stream()
        .filter(object -> how == Create.KEY_DEDUPED && object.key().equals(form.id()))
        .findFirst();
  }

  static WriteOutcome update(ScriptedCalendar calendar, MirrorRef ref, MirrorForm form) {
    if (isTooMuch(calendar, form)) {
      return new WriteOutcome.Refused("SERIES_UNSUPPORTED");
    }
    if (isAnotherKind(calendar, ref, form)) {
      return new WriteOutcome.Refused("KIND_STAYS");
    }
    return calendar
        .log()
        .find(ref.id())
        .filter(object -> isAsSeen(calendar.capabilities(), object, ref))
        .map(object -> stored(calendar, ref.id(), form))
        .orElseGet(WriteOutcome.Conflicted::new);
  }

  /** SEM-37. */
  private static boolean isAnotherKind(ScriptedCalendar calendar, MirrorRef ref, MirrorForm form) {
    return !calendar.capabilities().writes().changesKind()
        && calendar
            .log()
            .find(ref.id())
            .map(ScriptedObject::body)
            .filter(there -> !isSameKind(there, form.shape()))
            .isPresent();
  }

  private static boolean isSameKind(EventBody there, MirrorShape sent) {
    boolean bothSeries = there.isSeries() == sent.recurrence().isPresent();
    boolean bothDays =
        there.time() instanceof EventTime.AllDay == sent.time() instanceof EventTime.AllDay;
    return bothSeries && bothDays;
  }

  private static WriteOutcome delete(ScriptedCalendar calendar, MirrorRef ref) {
    Optional<ScriptedObject> there = calendar.log().find(ref.id());
    if (there.isPresent() && !isAsSeen(calendar.capabilities(), there.get(), ref)) {
      return new WriteOutcome.Conflicted();
    }
    there
        .flatMap(ScriptedObject::place)
        .ifPresentOrElse(
            at -> calendar.removeOccurrence(at.series(), at.slot()),
            () -> calendar.remove(ref.id()));
    return new WriteOutcome.Applied(ref.id(), RemoteVersion.UNKNOWN, Optional.empty());
  }

  static boolean isAsSeen(Capabilities can, ScriptedObject object, MirrorRef ref) {
    return !can.writes().conditional() || object.version().equals(ref.version());
  }

  private static boolean isTooMuch(ScriptedCalendar calendar, MirrorForm form) {
    SeriesSupport series = calendar.capabilities().series();
    boolean overridesWithin =
        series.kept() == SeriesSupport.Kept.PARTS && !form.shape().overrides().isEmpty();
    return form.shape()
        .recurrence()
        .filter(
            repeats ->
                overridesWithin
                    || series.kept() == SeriesSupport.Kept.NONE
                    || ScriptedRules.areBeyond(series, repeats))
        .isPresent();
  }

  private static WriteOutcome stored(ScriptedCalendar calendar, RemoteId id, MirrorForm form) {
    MirrorShape kept = calendar.habits().rewritten(form.shape());
    Optional<ScriptedObject> before = calendar.log().find(id);
    ScriptedObject stored =
        calendar.log().put(calendar.habits().kept(ScriptedObject.mirror(id, form, kept)));
    before.ifPresent(was -> ScriptedOverrides.settle(calendar, was.body(), stored));
    return applied(stored);
  }

  static WriteOutcome applied(ScriptedObject object) {
    return new WriteOutcome.Applied(
        object.id(), object.version(), Optional.of(MirrorShape.shownBy(object.body())));
  }
}
