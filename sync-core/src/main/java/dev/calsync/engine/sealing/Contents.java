package dev.calsync.engine.sealing;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.secret.ContentSeal;
import dev.calsync.store.CanonicalRow;
import dev.calsync.store.CanonicalWrite;
import dev.calsync.store.Conflict;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormPlace;
import dev.calsync.store.FormPlace.Kind;
import dev.calsync.store.MirrorIntent;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.OriginEdit;
import dev.calsync.store.SourceItem;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an owner's rows carry, sealed and opened for its place. */
record Contents(ContentSeal seal, OwnerId owner) {

  CanonicalWrite sealed(CalendarId calendar, CanonicalWrite write) {
    return write.withBody(sealed(event(calendar, write.uid()), write.body()));
  }

  CanonicalRow opened(CalendarId calendar, CanonicalRow row) {
    return row.withBody(opened(event(calendar, row.uid()), row.body()));
  }

  SourceItem sealed(CalendarId calendar, SourceItem item) {
    return raw(item, raw -> sealed(place(calendar, item), raw));
  }

  SourceItem opened(CalendarId calendar, SourceItem item) {
    return raw(item, raw -> opened(place(calendar, item), raw));
  }

  MirrorIntent sealed(MirrorIntent intent) {
    return intent.withForm(sealed(FormPlace.of(Kind.MIRROR, intent.key()), intent.form()));
  }

  MirrorRow opened(MirrorRow row) {
    return row.withForm(opened(FormPlace.of(Kind.MIRROR, row.key()), row.form()));
  }

  List<MirrorRow> opened(List<MirrorRow> rows) {
    return rows.stream().map(this::opened).toList();
  }

  Conflict sealed(Conflict conflict) {
    return conflict.withForm(
        sealed(FormPlace.of(Kind.CONFLICT, conflict.mirror()), conflict.form()));
  }

  Conflict opened(Conflict conflict) {
    return conflict.withForm(
        opened(FormPlace.of(Kind.CONFLICT, conflict.mirror()), conflict.form()));
  }

  OriginEdit sealed(OriginEdit edit) {
    return edit.withPatch(sealed(place(edit), edit.patch()));
  }

  OriginEdit opened(OriginEdit edit) {
    return edit.withPatch(opened(place(edit), edit.patch()));
  }

  FormBytes sealed(FormPlace place, FormBytes form) {
    return seal.seal(owner, place, form);
  }

  FormBytes opened(FormPlace place, FormBytes kept) {
    return seal.open(owner, place, kept);
  }

  static FormPlace event(CalendarId calendar, String uid) {
    return new FormPlace(Kind.EVENT, calendar.value(), uid, "");
  }

  private static FormPlace place(CalendarId calendar, SourceItem item) {
    return new FormPlace(Kind.ITEM, calendar.value(), item.id().value(), "");
  }

  private static FormPlace place(OriginEdit edit) {
    return new FormPlace(Kind.ORIGIN_EDIT, edit.calendar().value(), edit.uid(), "");
  }

  /** Items are many, and few of them carry anything. */
  private static SourceItem raw(SourceItem item, UnaryOperator<FormBytes> change) {
    Optional<FormBytes> raw = item.quarantine().map(SourceItem.Quarantine::raw);
    return raw.map(it -> item.withRaw(change.apply(it))).orElse(item);
  }
}
