package dev.calsync.connector.ics;

import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.WriteOutcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The writes of one batch, made on the bytes of one file. Nothing here touches the disk. */
final class FileBatch {

  private static final WriteOutcome CONFLICTED = new WriteOutcome.Conflicted();
  private static final byte[] BEGIN = "BEGIN:VCALENDAR\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "END:VCALENDAR\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Drafts drafts;
  private final CalendarText before;
  private final CalendarEdit edit;
  private Optional<Set<String>> namelessKeys = Optional.empty();

  FileBatch(Drafts drafts, CalendarText before) {
    this.drafts = drafts;
    this.before = before;
    this.edit = new CalendarEdit(before);
  }

  WriteOutcome outcomeOf(MirrorWrite write) {
    return write.match(
        create -> create(create.form()),
        update -> update(update.ref(), update.form()),
        delete -> delete(delete.ref()),
        changed -> new WriteOutcome.Refused(Drafts.IN_PARTS));
  }

  boolean isEmpty() {
    return edit.isEmpty();
  }

  byte[] before() {
    return before.bytes();
  }

  byte[] bytes() {
    return edit.bytes();
  }

  private WriteOutcome create(MirrorForm form) {
    if (edit.hasMirror(form.id()) || edit.event(form.uid()).isPresent()) {
      return CONFLICTED;
    }
    return put(form.uid(), form, drafts.of(form));
  }

  private WriteOutcome update(MirrorRef ref, MirrorForm form) {
    String uid = ref.id().value();
    Optional<byte[]> there = edit.event(uid);
    if (there.isEmpty() || !ContentHash.version(there.get()).equals(ref.version())) {
      return CONFLICTED;
    }
    byte[] calendar = calendarOf(there.get());
    return isOneEvent(calendar)
        ? put(uid, form, drafts.over(calendar, form))
        : new WriteOutcome.Refused("SHARED_UID");
  }

  private WriteOutcome delete(MirrorRef ref) {
    String uid = ref.id().value();
    Optional<byte[]> there = edit.event(uid);
    if (there.isEmpty()) {
      return isListed(uid) ? new WriteOutcome.Refused("SHARED_UID") : gone(ref.id());
    }
    if (!ContentHash.version(there.get()).equals(ref.version())) {
      return CONFLICTED;
    }
    if (!isOneEvent(calendarOf(there.get()))) {
      return new WriteOutcome.Refused("SHARED_UID");
    }
    edit.remove(uid);
    return gone(ref.id());
  }

  private WriteOutcome put(String uid, MirrorForm form, Draft draft) {
    if (draft.shows().isEmpty()) {
      return new WriteOutcome.Refused(draft.refusal());
    }
    if (!form.uid().equals(uid)) {
      return new WriteOutcome.Refused("OTHER_UID");
    }
    CalendarText text = CalendarText.of(draft.text());
    if (!text.eventsByUid().keySet().equals(Set.of(uid))) {
      return new WriteOutcome.Refused("BAD_UID");
    }
    byte[] written = edit.put(uid, form.id(), text);
    return new WriteOutcome.Applied(new RemoteId(uid), ContentHash.version(written), draft.shows());
  }

  /**
   * Somebody may have copied a mirror under its own UID and changed the copy: an event of its own
   * that must not be overwritten or deleted with the mirror (SEM-43).
   */
  private boolean isOneEvent(byte[] calendar) {
    return drafts.mapping().itemsIn(calendar).size() == 1;
  }

  private static byte[] calendarOf(byte[] events) {
    ByteArrayOutputStream calendar = new ByteArrayOutputStream(events.length + 64);
    calendar.writeBytes(BEGIN);
    calendar.writeBytes(events);
    calendar.writeBytes(END);
    return calendar.toByteArray();
  }

  /** True for listed events that no UID in the bytes stands for. */
  private boolean isListed(String key) {
    Set<String> known = namelessKeys.orElseGet(this::keysWithoutUid);
    namelessKeys = Optional.of(known);
    return known.contains(key);
  }

  private Set<String> keysWithoutUid() {
    Set<String> keys = new HashSet<>();
    drafts.mapping().read(before.bytes()).items().forEach(item -> keys.add(item.key()));
    keys.removeAll(before.eventsByUid().keySet());
    return keys;
  }

  private static WriteOutcome gone(RemoteId id) {
    return new WriteOutcome.Applied(id, RemoteVersion.UNKNOWN, Optional.empty());
  }
}
