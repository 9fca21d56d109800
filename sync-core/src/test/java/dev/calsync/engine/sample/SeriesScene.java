package dev.calsync.engine.sample;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;

import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.override.SeenOverride;
import dev.calsync.engine.projection.SlotFinder;
import dev.calsync.event.EventBody;
import dev.calsync.event.Frequency;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.Recurrence;
import dev.calsync.event.RecurrenceRule;
import dev.calsync.event.RuleEnd;
import dev.calsync.event.SeriesExpander;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.Stamps;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Five Mondays at ten from 2 November 2026, the fourth removed, as a target in parts keeps them.
 */
public final class SeriesScene {

  public static final MirrorNames NAMES = new MirrorNames(Mirrors.keys("home", 7));
  public static final SlotFinder SLOTS =
      new SlotFinder(
          ServiceLoader.load(SeriesExpander.class).findFirst().orElseThrow(),
          new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC));
  public static final Slot SECOND = Slot.parse("2026-11-09T10:00:00");
  public static final Slot REMOVED = Slot.parse("2026-11-23T10:00:00");
  public static final Slot OFF_RULE = Slot.parse("2026-11-10T10:00:00");
  public static final MirrorShape SERIES =
      MirrorShape.shownBy(
          new EventBody(
              berlin("2026-11-02T10:00:00"),
              details("Busy"),
              Optional.of(
                  new Recurrence(
                      List.of(RecurrenceRule.every(Frequency.WEEKLY).ending(new RuleEnd.Count(5))),
                      List.of(),
                      List.of(REMOVED))),
              List.of()));

  private SeriesScene() {}

  public static MirrorRow series() {
    return series("uid-1", Part.MASTER);
  }

  public static MirrorRow series(String uid, Part part) {
    return row(uid, part, SERIES, at("series"), false);
  }

  /** An override that is as it shall be. */
  public static MirrorRow override(Slot slot, String start) {
    return row(
        "uid-1",
        Part.override(Part.MASTER, slot),
        moved(start),
        at("series_" + slot.text()),
        false);
  }

  public static MirrorShape moved(String start) {
    return MirrorShape.single(berlin(start), SERIES.details());
  }

  public static Optional<MirrorRemote> at(String id) {
    return Optional.of(
        new MirrorRemote(new RemoteId(id), "series@calsync", new RemoteVersion("v1")));
  }

  public static MirrorRow row(
      String uid, Part part, MirrorShape shape, Optional<MirrorRemote> remote, boolean detached) {
    FormHash hash = ShapeForm.hash(shape);
    return row(
        uid,
        part,
        new MirrorHashes(hash, Optional.empty(), hash, hash),
        Optional.of(shape),
        remote,
        detached);
  }

  public static MirrorRow row(
      String uid,
      Part part,
      MirrorHashes hashes,
      Optional<MirrorShape> shape,
      Optional<MirrorRemote> remote,
      boolean detached) {
    FormHash lineage = Mirrors.hash(uid + part.text());
    return new MirrorRow(
        new MirrorKey(EdgeId.of("edge"), uid, part),
        Mirrors.TARGET,
        NAMES.identity(lineage, 0),
        hashes,
        new Stamps(1, 1, 1, 1, "2026d"),
        shape.map(ShapeForm::encode).orElse(FormBytes.NONE),
        Optional.empty(),
        remote,
        Optional.empty(),
        detached,
        "",
        1,
        4);
  }

  /** Somebody's occurrence at a slot, as the target lists it. */
  public static SourcePart changed(Slot slot, String start) {
    return new SourcePart.Changed(
        object(slot),
        Optional.of(new RemoteId("series")),
        new SeriesOverride(slot, berlin(start), details("Busy")));
  }

  public static SourcePart cancelled(Slot slot) {
    return new SourcePart.CancelledSlot(object(slot), Optional.of(new RemoteId("series")), slot);
  }

  public static SeenOverride seen(SourcePart part) {
    return SeenOverride.of(part).orElseThrow();
  }

  private static SourceObject object(Slot slot) {
    return new SourceObject(
        new RemoteId("series_" + slot.text()),
        "series@calsync",
        new RemoteVersion("v1"),
        Optional.empty());
  }
}
