package dev.calsync.engine.override;

import dev.calsync.connector.SourcePart;
import dev.calsync.engine.connection.Access;
import dev.calsync.event.Slot;
import dev.calsync.store.MirrorRemote;
import dev.calsync.store.MirrorRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is there of the overrides of one series, read once, past every listing lag (SEM-34). */
public final class SeriesReading {

  private final Map<Slot, SeenOverride> there = new LinkedHashMap<>();

  private SeriesReading(List<SourcePart> parts) {
    parts.stream()
        .flatMap(part -> SeenOverride.of(part).stream())
        .forEach(seen -> there.put(seen.slot(), seen));
  }

  /** Reads them; a series that has no object has none. */
  public static SeriesReading of(Access access, MirrorRow series) {
    return new SeriesReading(
        series.remote().map(MirrorRemote::id).map(access::overridesOf).orElse(List.of()));
  }

  /** Whether every occurrence is as its series says. */
  public boolean isEmpty() {
    return there.isEmpty();
  }

  /** The object that an occurrence is. */
  public Optional<SeenOverride> at(Slot slot) {
    return Optional.ofNullable(there.get(slot));
  }

  /** Notes whatever our rows do not say. */
  public void note(SeriesRow series, Family family, OverrideNotes notes, String reset) {
    MirrorRow row = series.row();
    there.values().forEach(seen -> notes.seen(series, family.override(row, seen.slot()), seen));
    family.overridesOf(row).stream()
        .filter(override -> override.remote().isPresent())
        .filter(override -> !there.containsKey(override.key().part().slot()))
        .forEach(override -> notes.gone(series, override, reset));
  }
}
