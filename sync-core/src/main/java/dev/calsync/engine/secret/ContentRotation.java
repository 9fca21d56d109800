package dev.calsync.engine.secret;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.store.FormExchange;
import dev.calsync.store.FormPlace;
import dev.calsync.store.FormStore;
import dev.calsync.store.KeptForm;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import dev.calsync.store.SyncStore;
import java.util.List;
import java.util.Optional;

/**
 * Brings all content of an owner into the manner in which it is written now: sealed with the newest
 * key, or in clear where the host gave sealing up. Costs a look at two records once a pass found
 * everything so; a pass reads every form of the owner, and writes those that are not. At most one
 * pass ends in a night: what was being written while it went by is there when the next one comes.
 */
final class ContentRotation {

  private static final RecordKind KIND = new RecordKind("content_pass");
  private static final String ALL = "all";
  private static final int PAGE = 200;

  private final FormStore forms;
  private final RecordStore records;
  private final ContentSeal seal;

  ContentRotation(SyncStore store, ContentSeal seal) {
    this.forms = store.forms();
    this.records = store.records();
    this.seal = seal;
  }

  /** Goes on where the slice before ended; false if the slice is over before the pass is. */
  boolean run(JobSlice slice) {
    OwnerId owner = slice.owner();
    long change = seal.change(owner);
    if (Manners.isAlwaysClear(change)) {
      return true;
    }
    Optional<OwnedRecord> kept = records.find(owner, KIND, ALL);
    ContentPass before = ContentPass.ofJson(kept.map(OwnedRecord::body).orElse(""));
    Optional<ContentPass> now =
        before.next(seal.manner(owner), change).map(pass -> run(slice, pass));
    now.ifPresent(pass -> keep(owner, kept, pass));
    return now.filter(pass -> !pass.ended()).isEmpty();
  }

  /** Of two who come here at once one is heard; the other's work is done anyway. */
  private void keep(OwnerId owner, Optional<OwnedRecord> before, ContentPass now) {
    records.put(owner, KIND, ALL, before.map(OwnedRecord::version).orElse(0L), now.toJson());
  }

  private ContentPass run(JobSlice slice, ContentPass begun) {
    ContentPass pass = begun;
    for (FormPlace.Kind kind : FormPlace.Kind.values()) {
      Optional<FormPlace> at = pass.at();
      if (at.filter(it -> it.kind().compareTo(kind) > 0).isPresent()) {
        continue;
      }
      Optional<FormPlace> after = at.filter(it -> it.kind() == kind);
      List<KeptForm> page = forms.page(slice.owner(), kind, after, PAGE);
      while (!page.isEmpty()) {
        pass = rewritten(slice, page) ? pass : pass.unclean();
        pass = pass.at(page.get(page.size() - 1).place());
        if (slice.isOver()) {
          return pass;
        }
        page = forms.page(slice.owner(), kind, pass.at(), PAGE);
      }
    }
    return pass.atEnd();
  }

  /** Whether all of a page was as it should be. What does not open is told of when it is needed. */
  private boolean rewritten(JobSlice slice, List<KeptForm> page) {
    List<FormExchange> exchanges =
        page.stream().flatMap(kept -> seal.anew(slice.owner(), kept).stream()).toList();
    slice.count("resealed", forms.exchange(slice.owner(), exchanges));
    return exchanges.isEmpty();
  }
}
