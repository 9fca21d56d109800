package dev.calsync.connector.ics;

import dev.calsync.connector.MirrorForm;
import dev.calsync.failure.CalsyncException;
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

  Drafts(IcsMapping mapping, Clock clock) {
    this.mapping = mapping;
    this.clock = clock;
  }

  Draft of(MirrorForm form) {
    if (!MIRROR_ID.matcher(form.id()).matches()) {
      return Draft.unfit("BAD_ID");
    }
    try {
      byte[] text = mapping.text(form, clock.instant());
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

  IcsMapping mapping() {
    return mapping;
  }
}
