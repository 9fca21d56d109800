package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormPlace;
import dev.calsync.store.KeptForm;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.OriginSettlement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** One owner's patches to origins, at most one for each event. */
final class OriginEditTable {

  private final Map<Name, Kept> edits =
      new TreeMap<>(Comparator.comparing(Name::uid).thenComparing(it -> it.calendar().value()));

  private record Name(CalendarId calendar, String uid) {}

  private record Kept(
      OriginEdit edit, Instant proposedAt, Optional<Instant> attemptedAt, Instant notBefore) {

    static Kept fresh(OriginEdit edit, Instant now) {
      return new Kept(edit, now, Optional.empty(), Instant.MIN);
    }

    Kept replaced(OriginEdit newer) {
      return new Kept(newer, proposedAt, attemptedAt, notBefore);
    }

    Kept written(FormBytes patch) {
      return new Kept(edit.withPatch(patch), proposedAt, attemptedAt, notBefore);
    }

    Kept opened(Instant now) {
      return new Kept(edit, proposedAt, Optional.of(now), notBefore);
    }

    Kept closed(Instant until) {
      return new Kept(edit, proposedAt, Optional.empty(), until);
    }

    boolean isOpen() {
      return attemptedAt.isPresent();
    }

    Instant wantedAt() {
      return attemptedAt.orElse(notBefore);
    }

    OriginEdit shown() {
      return new OriginEdit(
          edit.calendar(), edit.uid(), edit.baseVersion(), edit.cause(), edit.patch(), isOpen());
    }
  }

  OriginEditTable copy() {
    OriginEditTable copy = new OriginEditTable();
    copy.edits.putAll(edits);
    return copy;
  }

  boolean propose(OriginEdit edit, Optional<CanonicalRow> event, Instant now) {
    Name name = new Name(edit.calendar(), edit.uid());
    Optional<Kept> old = Optional.ofNullable(edits.get(name));
    boolean current =
        event.filter(it -> it.live() && it.version() == edit.baseVersion()).isPresent();
    boolean free =
        old.map(it -> !it.isOpen() && it.edit().cause().equals(edit.cause())).orElse(true);
    if (current && free) {
      edits.put(name, old.map(it -> it.replaced(edit)).orElseGet(() -> Kept.fresh(edit, now)));
    }
    return current && free;
  }

  List<OriginEdit> claim(CalendarId calendar, Instant now, int limit) {
    List<Kept> due =
        of(calendar, Kept::proposedAt)
            .filter(it -> !it.isOpen() && !it.notBefore().isAfter(now))
            .limit(limit)
            .map(it -> it.opened(now))
            .toList();
    due.forEach(it -> edits.put(new Name(calendar, it.edit().uid()), it));
    return due.stream().map(Kept::shown).toList();
  }

  Stream<KeptForm> forms() {
    return edits.entrySet().stream()
        .map(each -> new KeptForm(place(each.getKey()), each.getValue().edit().patch()));
  }

  private static FormPlace place(Name name) {
    return new FormPlace(FormPlace.Kind.ORIGIN_EDIT, name.calendar().value(), name.uid(), "");
  }

  /** The same content in other bytes. */
  void keep(CalendarId calendar, String uid, FormBytes patch) {
    edits.computeIfPresent(new Name(calendar, uid), (name, kept) -> kept.written(patch));
  }

  boolean settle(OriginSettlement settlement, Instant now) {
    Name name = new Name(settlement.calendar(), settlement.uid());
    Optional<Kept> open = Optional.ofNullable(edits.get(name)).filter(Kept::isOpen);
    open.ifPresent(
        it -> {
          if (settlement.outcome() == OriginSettlement.Outcome.NOT_APPLIED) {
            edits.put(name, it.closed(now.plus(settlement.retryIn())));
          } else {
            edits.remove(name);
          }
        });
    return open.isPresent();
  }

  List<OriginEdit> open(CalendarId calendar, int limit) {
    return of(calendar, Kept::wantedAt).filter(Kept::isOpen).limit(limit).map(Kept::shown).toList();
  }

  Optional<OriginEdit> find(CalendarId calendar, String uid) {
    return Optional.ofNullable(edits.get(new Name(calendar, uid))).map(Kept::shown);
  }

  Optional<Duration> untilDue(CalendarId calendar, Instant now) {
    return of(calendar, Kept::wantedAt).findFirst().map(it -> Times.until(it.wantedAt(), now));
  }

  /** A calendar's patches in the order of a time, else of their names. */
  private Stream<Kept> of(CalendarId calendar, Function<Kept, Instant> time) {
    return edits.entrySet().stream()
        .filter(each -> each.getKey().calendar().equals(calendar))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(time));
  }
}
