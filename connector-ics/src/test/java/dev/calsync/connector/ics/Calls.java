package dev.calsync.connector.ics;

import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.MirrorRef;
import dev.calsync.connector.MirrorWrite;
import dev.calsync.connector.MirrorWriter;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.TimeRange;
import dev.calsync.tck.connector.ConnectorRig;
import java.util.List;
import java.util.Optional;

/** The verbs of a connector, without what is the same in every call. */
record Calls(ConnectorRig rig) {

  FetchPage page(Optional<Continuation> at) {
    return rig.connector().reader().fetchWindow(rig.call(), rig.calendar(), TimeRange.ALWAYS, at);
  }

  FetchPage changes(Cursor since) {
    return rig.connector().reader().changes(rig.call(), rig.calendar(), since, Optional.empty());
  }

  static List<SourcePart> partsOf(FetchPage page) {
    return page.match(FetchPage.More::parts, FetchPage.Last::parts, none -> List.<SourcePart>of());
  }

  List<SourcePart> list() {
    return ((FetchPage.Last) page(Optional.empty())).parts();
  }

  Cursor cursor() {
    return ((FetchPage.Last) page(Optional.empty())).cursor().orElseThrow();
  }

  SourcePart fetch(String id) {
    return rig.connector()
        .reader()
        .fetch(rig.call(), rig.calendar(), List.of(new RemoteId(id)))
        .get(0);
  }

  WriteOutcome create(MirrorForm form) {
    return writer().createMirror(rig.call(), rig.calendar(), form);
  }

  WriteOutcome.Applied created(MirrorForm form) {
    return (WriteOutcome.Applied) create(form);
  }

  WriteOutcome update(MirrorRef ref, MirrorForm form) {
    return writer().updateMirror(rig.call(), rig.calendar(), ref, form);
  }

  WriteOutcome delete(MirrorRef ref) {
    return writer().deleteMirror(rig.call(), rig.calendar(), ref);
  }

  List<WriteOutcome> batch(List<MirrorWrite> writes) {
    return writer().writeBatch(rig.call(), rig.calendar(), writes);
  }

  Optional<SourcePart> find(String id) {
    return writer().findMirror(rig.call(), rig.calendar(), id, Optional.empty());
  }

  static MirrorRef ref(WriteOutcome.Applied applied) {
    return new MirrorRef(applied.id(), applied.version());
  }

  static MirrorRef ref(SourcePart part) {
    SourcePart.Whole whole = (SourcePart.Whole) part;
    return new MirrorRef(whole.id(), whole.object().version());
  }

  private MirrorWriter writer() {
    return rig.connector().writer().orElseThrow();
  }
}
