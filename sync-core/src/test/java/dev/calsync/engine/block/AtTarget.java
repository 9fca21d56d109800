package dev.calsync.engine.block;

import dev.calsync.calendar.EdgeId;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.plan.FoundMirror;
import dev.calsync.engine.projection.BusyTime;
import dev.calsync.engine.projection.Elsewhere;
import dev.calsync.engine.projection.Terms;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.event.Availability;
import dev.calsync.event.EventTime;
import dev.calsync.event.Length;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeRange;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.policy.Policy;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorHashes;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorKey;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.Part;
import dev.calsync.store.Stamps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** An edge of blocks of an owner in Berlin, and what became of its plans at the target. */
final class AtTarget {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Map<String, MirrorRow> rows = new TreeMap<>();
  private Terms terms;

  AtTarget(Policy policy, String from, String to) {
    this.terms = terms(policy, from, to);
  }

  /** What one plan changed, by name. */
  record Changes(List<String> created, List<String> updated, List<String> deleted) {

    int count() {
      return created.size() + updated.size() + deleted.size();
    }
  }

  /** The window moves on. */
  AtTarget within(String from, String to) {
    terms = terms(terms.policy(), from, to);
    return this;
  }

  Terms terms() {
    return terms;
  }

  /** What the target shows, on the clocks of Berlin. */
  List<String> shown() {
    return rows.values().stream()
        .filter(row -> !row.hashes().desired().isAbsent())
        .map(row -> told(ShapeForm.decode(row.form())))
        .sorted()
        .toList();
  }

  String at(String name) {
    return told(ShapeForm.decode(Optional.ofNullable(rows.get(name)).orElseThrow().form()));
  }

  List<KnownBlock> known() {
    return new ArrayList<>(
        rows.values().stream().flatMap(row -> KnownBlock.of(row).stream()).toList());
  }

  BlockPlan plan(Collection<BusyTime> busy) {
    return plan(busy, List.of(), TimeRange.ALWAYS.from());
  }

  /** Plans what takes time, what did and is listed no more, and since when blocks are kept. */
  BlockPlan plan(Collection<BusyTime> busy, Collection<BusyTime> forgotten, Instant keptFrom) {
    Taken taken = Taken.nothing();
    taken.occupancy().add(busy);
    taken.forgotten().add(forgotten);
    return BlockPlan.of(taken, known(), terms, keptFrom);
  }

  /** Plans what takes time now, in any order, and does what the plan says. */
  Changes step(Collection<BusyTime> busy) {
    return step(busy, new Random(1));
  }

  Changes step(Collection<BusyTime> busy, Random order) {
    List<BusyTime> shuffled = new ArrayList<>(busy);
    Collections.shuffle(shuffled, order);
    BlockPlan plan = plan(shuffled);
    Changes changes = new Changes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<MirrorRow> next = new ArrayList<>();
    for (BlockPlan.Shown shown : plan.shown(part -> isThere(part))) {
      Optional<FormHash> was = shown.known().map(it -> it.row().hashes().desired());
      if (was.isEmpty()) {
        changes.created().add(shown.part().at());
      } else if (!was.get().equals(shown.block().hash())) {
        changes.updated().add(shown.part().at());
      }
      next.add(
          row(
              shown.part(),
              shown.block().hash(),
              shown.block().form(),
              Optional.of(shown.block().extent())));
    }
    plan.withdrawn().forEach(known -> changes.deleted().add(known.part().at()));
    plan.withdrawn().forEach(known -> rows.remove(known.part().at()));
    next.forEach(row -> rows.put(row.key().part().at(), row));
    return changes;
  }

  private boolean isThere(Part part) {
    return rows.containsKey(part.at());
  }

  static MirrorRow row(Part part, FormHash desired, FormBytes form, Optional<TimeRange> extent) {
    return new MirrorRow(
        new MirrorKey(EdgeId.of("blocks"), BlockNames.uid(part), part),
        Mirrors.TARGET,
        new MirrorIdentity(Mirrors.hash(part.at()), 0, Mirrors.hash(part.at())),
        new MirrorHashes(desired, Optional.empty(), desired, desired),
        new Stamps(0, 1, 1, 1, "2026d"),
        form,
        extent,
        Optional.of(Mirrors.at(part.at(), part.at())),
        Optional.empty(),
        false,
        "",
        1,
        1);
  }

  FoundBlock found(String name, FormHash seen) {
    return new FoundBlock(
        new Part(Part.Kind.BLOCK, name),
        new FoundMirror(Mirrors.at(name, name), 0, seen, Optional.empty()));
  }

  private static String told(MirrorShape shape) {
    String kind = shape.details().availability() == Availability.TENTATIVE ? "?" : "";
    return shape
            .time()
            .match(
                days -> days.start() + "/" + days.endExclusive(),
                AtTarget::told,
                floating -> "floating")
        + kind;
  }

  private static String told(EventTime.Zoned time) {
    Instant start = time.start().atZone(ZoneId.of(time.zone().id())).toInstant();
    LocalDateTime from = LocalDateTime.ofInstant(start, BERLIN);
    LocalDateTime to = LocalDateTime.ofInstant(start.plus(time.length().exact()), BERLIN);
    return from + "-" + to.toLocalTime();
  }

  /** Busy time on 2 March 2026 in Berlin. */
  static BusyTime busy(String from, String to) {
    return time(from, to, Availability.BUSY);
  }

  static BusyTime perhaps(String from, String to) {
    return time(from, to, Availability.TENTATIVE);
  }

  static BusyTime time(String from, String to, Availability availability) {
    return time(
        LocalDateTime.parse("2026-03-02T" + from),
        LocalDateTime.parse("2026-03-02T" + to),
        availability);
  }

  static BusyTime time(LocalDateTime from, LocalDateTime to, Availability availability) {
    TimeRange extent =
        new TimeRange(from.atZone(BERLIN).toInstant(), to.atZone(BERLIN).toInstant());
    EventTime time =
        new EventTime.Zoned(
            from,
            new TimeZoneId(BERLIN.getId()),
            Length.of(Duration.between(extent.from(), extent.to())));
    return new BusyTime(time.startSlot(), time, extent, availability);
  }

  static BusyTime days(String first, String endExclusive, Availability availability) {
    LocalDate from = LocalDate.parse(first);
    LocalDate to = LocalDate.parse(endExclusive);
    EventTime time = new EventTime.AllDay(from, to);
    TimeRange extent =
        new TimeRange(from.atStartOfDay(BERLIN).toInstant(), to.atStartOfDay(BERLIN).toInstant());
    return new BusyTime(time.startSlot(), time, extent, availability);
  }

  private static Terms terms(Policy policy, String from, String to) {
    TimeRange window =
        new TimeRange(
            LocalDate.parse(from).atStartOfDay(BERLIN).toInstant(),
            LocalDate.parse(to).atStartOfDay(BERLIN).toInstant());
    return new Terms(
        policy,
        Records.capabilities(1),
        window,
        window,
        new TimeFrame(ZoneRulesSource.jdk(), new TimeZoneId(BERLIN.getId())),
        Set.of(),
        (body, range, frame) -> {
          throw new AssertionError("blocks are made of times");
        },
        Elsewhere.NOTHING);
  }
}
