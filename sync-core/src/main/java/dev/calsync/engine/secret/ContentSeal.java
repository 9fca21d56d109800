package dev.calsync.engine.secret;

import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.form.SealedForm;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormExchange;
import dev.calsync.store.FormPlace;
import dev.calsync.store.KeptForm;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.Optional;

/**
 * Seals event content for its place, with the keys of its owner, where the host asks for that; what
 * is sealed opens whether it does or not, so that it can be asked for, and given up, at any time
 * (R-J1). Thread-safe.
 *
 * <p>Costs: a sealed form is 36 bytes longer than the form in clear. An owner's keys are read, and
 * unwrapped by the host, once in {@link #LONGEST}, not for each row, and as often a record is
 * looked at that says in which manner content is written; sealing and opening a form of 600 bytes
 * takes some microseconds each (benchmark 12). What is in clear is told by its first bytes.
 */
public final class ContentSeal {

  /** For how long an owner's keys are kept open in memory, at most; of 1,000 owners at most. */
  public static final Duration LONGEST = OpenKeys.LONGEST;

  private final OpenKeys keys;
  private final Manners manners;
  private final boolean seals;

  ContentSeal(OpenKeys keys, Manners manners, boolean seals) {
    this.keys = keys;
    this.manners = manners;
    this.seals = seals;
  }

  /**
   * The same for a transaction of the host's: what must be looked at is looked at in it.
   *
   * @param view a view of the store in that transaction
   * @return a seal for as long as that transaction
   */
  public ContentSeal within(SyncStore view) {
    return new ContentSeal(keys, manners.within(view.records()), seals);
  }

  /**
   * What is to be kept.
   *
   * @param owner whose
   * @param place where
   * @param form in clear; or what did not open, which is kept as it is
   * @return sealed if the host asks for it
   */
  public FormBytes seal(OwnerId owner, FormPlace place, FormBytes form) {
    if (form.isEmpty() || SealedForm.isSealed(form)) {
      return form;
    }
    if (!seals) {
      manners.say(owner, Manners.CLEAR);
      return form;
    }
    SecretBox box = keys.get(owner);
    manners.say(owner, box.manner());
    return SealedForm.of(box.seal(place, form.bytes()));
  }

  /**
   * What is kept, in clear.
   *
   * @param owner whose
   * @param place where
   * @param kept sealed or not
   * @return in clear; as it is kept if it does not open, because it was sealed for another place or
   *     owner, or was meddled with, or its key is gone: then nobody can read it, and who needs it
   *     is told so ({@code CONTENT_UNREADABLE}), while everything else goes on
   */
  public FormBytes open(OwnerId owner, FormPlace place, FormBytes kept) {
    if (!SealedForm.isSealed(kept)) {
      return kept;
    }
    byte[] sealed = SealedForm.cipherText(kept);
    return keys.find(owner)
        .filter(box -> box.hasKeyOf(sealed))
        .or(() -> keys.findAnew(owner))
        .flatMap(box -> box.open(place, sealed))
        .map(FormBytes::of)
        .orElse(kept);
  }

  /**
   * The exchange that makes what is kept what would be written now: sealed with the newest key; in
   * clear, where the host does not ask for sealing any more.
   *
   * @param owner whose
   * @param kept what is kept
   * @return empty if it is so already, or does not open
   */
  Optional<FormExchange> anew(OwnerId owner, KeptForm kept) {
    if (isCurrent(owner, kept.form())) {
      return Optional.empty();
    }
    FormBytes form = open(owner, kept.place(), kept.form());
    return SealedForm.isSealed(form)
        ? Optional.empty()
        : Optional.of(new FormExchange(kept.place(), kept.form(), seal(owner, kept.place(), form)));
  }

  private boolean isCurrent(OwnerId owner, FormBytes kept) {
    return SealedForm.isSealed(kept)
        ? seals && keys.get(owner).isNewest(SealedForm.cipherText(kept))
        : !seals;
  }

  /** How content is written now: in clear, or with which key. Another text calls for a pass. */
  String manner(OwnerId owner) {
    return seals ? keys.get(owner).manner() : Manners.CLEAR;
  }

  /** Which change of manners this one is: another number calls for a pass, too. */
  long change(OwnerId owner) {
    return manners.change(owner, manner(owner));
  }
}
