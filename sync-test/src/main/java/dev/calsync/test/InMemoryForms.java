package dev.calsync.test;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormExchange;
import dev.calsync.store.FormPlace;
import dev.calsync.store.FormPlace.Kind;
import dev.calsync.store.FormStore;
import dev.calsync.store.KeptForm;
import dev.calsync.store.MirrorRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Event content, wherever it is kept; looked for from end to end, as there is little of it. */
final class InMemoryForms implements FormStore {

  private static final Comparator<FormPlace> ORDER =
      Comparator.comparing(FormPlace::within)
          .thenComparing(FormPlace::name)
          .thenComparing(FormPlace::part);

  private final Tables tables;

  InMemoryForms(Tables tables) {
    this.tables = tables;
  }

  @Override
  public List<KeptForm> page(OwnerId owner, Kind kind, Optional<FormPlace> after, int limit) {
    return tables.owned(
        owner,
        it ->
            all(it, kind)
                .filter(kept -> after.filter(last -> isUpTo(last, kept)).isEmpty())
                .sorted(Comparator.comparing(KeptForm::place, ORDER))
                .limit(limit)
                .toList());
  }

  private static boolean isUpTo(FormPlace last, KeptForm kept) {
    return ORDER.compare(kept.place(), last) <= 0;
  }

  private static Stream<KeptForm> all(OwnerTables owner, Kind kind) {
    Stream<KeptForm> found =
        switch (kind) {
          case EVENT -> ofCalendars(owner, (id, calendar) -> calendar.forms(id.value()));
          case ITEM -> ofCalendars(owner, (id, calendar) -> calendar.items().forms(id.value()));
          case MIRROR -> owner.mirrors().all().map(InMemoryForms::of);
          case CONFLICT ->
              owner
                  .edits()
                  .conflicts()
                  .all()
                  .map(it -> new KeptForm(FormPlace.of(kind, it.mirror()), it.form()));
          case ORIGIN_EDIT -> owner.edits().origins().forms();
        };
    return found.filter(kept -> !kept.form().isEmpty());
  }

  private static Stream<KeptForm> ofCalendars(
      OwnerTables owner, BiFunction<CalendarId, CalendarTable, Stream<KeptForm>> forms) {
    return owner.calendars().entrySet().stream()
        .flatMap(each -> forms.apply(each.getKey(), each.getValue()));
  }

  private static KeptForm of(MirrorEntry entry) {
    MirrorRow row = entry.row();
    return new KeptForm(FormPlace.of(Kind.MIRROR, row.key()), row.form());
  }

  @Override
  public int exchange(OwnerId owner, List<FormExchange> exchanges) {
    return tables.owned(
        owner, it -> (int) exchanges.stream().filter(each -> exchanged(it, each)).count());
  }

  private static boolean exchanged(OwnerTables owner, FormExchange exchange) {
    FormPlace place = exchange.place();
    boolean same = all(owner, place.kind()).anyMatch(new KeptForm(place, exchange.was())::equals);
    if (same) {
      put(owner, place, exchange.now());
    }
    return same;
  }

  private static void put(OwnerTables owner, FormPlace place, FormBytes form) {
    switch (place.kind()) {
      case EVENT -> owner.calendar(CalendarId.of(place.within())).keep(place.name(), form);
      case ITEM -> owner.calendar(CalendarId.of(place.within())).items().keep(place.name(), form);
      case MIRROR ->
          owner
              .mirrors()
              .ofEvent(EdgeId.of(place.within()), place.name())
              .filter(it -> it.row().key().part().text().equals(place.part()))
              .findFirst()
              .ifPresent(it -> owner.mirrors().put(it.written(form)));
      case CONFLICT -> owner.edits().conflicts().keep(place, form);
      case ORIGIN_EDIT ->
          owner.edits().origins().keep(CalendarId.of(place.within()), place.name(), form);
    }
  }
}
