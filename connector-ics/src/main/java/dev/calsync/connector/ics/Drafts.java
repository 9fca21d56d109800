package dev.calsync.connector.ics;

import dev.calsync.connector.MirrorForm;
import dev.calsync.failure.CalsyncException;
import dev.calsync.ical.IcalItem;
import java.time.Clock;
import java.util.regex.Pattern;

/** Makes drafts, and reads each back before it is written: what we write, we can read. */
final class Drafts {

  /** A file holds a series whole; an override of its own has no place in it. */
  static final String IN_PARTS = "SERIES_KEPT_WHOLE";

  /** What the engine's ids look like. One that does not could name another file (HOS-37). */
  private static final Pattern MIRROR_ID = Pattern.compile("[0-9a-v]{52}");

  private final IcsMapping mapping;
  private final Clock clock;
  private final boolean idsInside;

  private Drafts(IcsMapping mapping, Clock clock, boolean idsInside) {
    this.mapping = mapping;
    this.clock = clock;
    this.idsInside = idsInside;
  }

  /** For a folder, where the name of its file is the id of a mirror. */
  static Drafts inFolder(IcsMapping mapping, Clock clock) {
    return new Drafts(mapping, clock, false);
  }

  /** For a file, where nothing else keeps the id of a mirror whose UID somebody changes. */
  static Drafts inFile(IcsMapping mapping, Clock clock) {
    return new Drafts(mapping, clock, true);
  }

  Draft of(MirrorForm form) {
    if (!MIRROR_ID.matcher(form.id()).matches()) {
      return Draft.unfit("BAD_ID");
    }
    try {
      byte[] text = mapping.text(form, clock.instant(), idsInside);
      return mapping
          .shownBy(text)
          .map(shape -> Draft.ready(text, shape))
          .orElseGet(() -> Draft.unfit("UNREADABLE_SHAPE"));
    } catch (CalsyncException e) {
      return Draft.unfit(e.code());
    } catch (IllegalArgumentException e) {
      return Draft.unfit("BAD_FORM");
    }
  }

  /**
   * A draft that takes the place of a text. Its SEQUENCE does not go back (RFC 5545, section
   * 3.8.7.4), whoever counted until now: a store that was lost begins anew.
   */
  Draft over(byte[] before, MirrorForm form) {
    long reached =
        mapping.itemsIn(before).stream()
            .mapToLong(item -> item.match(IcalItem.Event::sequence, bad -> 0L))
            .max()
            .orElse(0);
    int sequence = (int) Math.max(form.sequence(), Math.min(reached + 1, Integer.MAX_VALUE));
    return of(new MirrorForm(form.id(), form.uid(), form.mark(), sequence, form.shape()));
  }

  IcsMapping mapping() {
    return mapping;
  }
}
