package dev.calsync.engine.form;

import static dev.calsync.engine.form.FormReader.required;

import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventTime;
import dev.calsync.event.Recurrence;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import dev.calsync.store.FormBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Canonical events as a store keeps them. Nothing is normalised: what is read equals what was
 * written, except that half a surrogate pair becomes a question mark.
 */
public final class BodyForm {

  private static final int TIME = 1;
  private static final int DETAILS = 2;
  private static final int RECURRENCE = 3;
  private static final int OVERRIDES = 4;
  private static final int SLOT = 5;

  private BodyForm() {}

  /**
   * Writes a body.
   *
   * @param body the body
   * @return its bytes
   */
  public static FormBytes encode(EventBody body) {
    FormWriter out = Envelope.BODY.begin();
    TimeForm.write(out, TIME, body.time());
    DetailsForm.write(out, DETAILS, body.details());
    body.recurrence().ifPresent(repeats -> RecurrenceForm.write(out, RECURRENCE, repeats));
    if (!body.overrides().isEmpty()) {
      int list = out.open(OVERRIDES);
      body.overrides().forEach(override -> writeItem(out, override));
      out.close(list);
    }
    return FormBytes.of(Envelope.seal(out));
  }

  private static void writeItem(FormWriter out, SeriesOverride override) {
    int item = out.openItem();
    TimeForm.write(out, TIME, override.time());
    DetailsForm.write(out, DETAILS, override.details());
    out.always(SLOT, SlotForm.write(override.slot()));
    out.close(item);
  }

  /**
   * Reads what {@link #encode} wrote, in this release, an earlier or a later one.
   *
   * @param form the bytes
   * @return the body
   * @throws dev.calsync.failure.StoreException with code {@code FORM_UNREADABLE} if they are none
   */
  public static EventBody decode(FormBytes form) {
    return Envelope.BODY.read(form, BodyForm::read);
  }

  private static EventBody read(FormReader in) {
    @Nullable EventTime time = null;
    @Nullable EventDetails details = null;
    Optional<Recurrence> recurrence = Optional.empty();
    List<SeriesOverride> overrides = new ArrayList<>();
    while (in.next()) {
      switch (in.tag()) {
        case TIME -> time = TimeForm.read(in);
        case DETAILS -> details = DetailsForm.read(in);
        case RECURRENCE -> recurrence = Optional.of(RecurrenceForm.read(in));
        case OVERRIDES -> {
          for (FormReader list = in.inside(); list.hasItem(); ) {
            overrides.add(readItem(list.item()));
          }
        }
        default -> {}
      }
    }
    return new EventBody(required(time), required(details), recurrence, overrides);
  }

  private static SeriesOverride readItem(FormReader in) {
    @Nullable Slot slot = null;
    @Nullable EventTime time = null;
    @Nullable EventDetails details = null;
    while (in.next()) {
      switch (in.tag()) {
        case TIME -> time = TimeForm.read(in);
        case DETAILS -> details = DetailsForm.read(in);
        case SLOT -> slot = SlotForm.read(in.number());
        default -> {}
      }
    }
    return new SeriesOverride(required(slot), required(time), required(details));
  }
}
