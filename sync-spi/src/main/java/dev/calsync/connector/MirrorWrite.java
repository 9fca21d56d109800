package dev.calsync.connector;

import dev.calsync.event.Slot;
import java.util.Optional;
import java.util.function.Function;

/** One write to a target. */
public sealed interface MirrorWrite {

  /**
   * Picks by kind.
   *
   * @param create used for a new mirror
   * @param update used for a changed one
   * @param delete used for one to be removed
   * @param changed used for an occurrence of a mirror
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(
      Function<Create, R> create,
      Function<Update, R> update,
      Function<Delete, R> delete,
      Function<Changed, R> changed);

  /**
   * Make a mirror.
   *
   * @param form how
   */
  record Create(MirrorForm form) implements MirrorWrite {
    @Override
    public <R> R match(
        Function<Create, R> create,
        Function<Update, R> update,
        Function<Delete, R> delete,
        Function<Changed, R> changed) {
      return create.apply(this);
    }
  }

  /**
   * Change a mirror in place.
   *
   * @param ref which, and the version it must still have
   * @param form how
   */
  record Update(MirrorRef ref, MirrorForm form) implements MirrorWrite {
    @Override
    public <R> R match(
        Function<Create, R> create,
        Function<Update, R> update,
        Function<Delete, R> delete,
        Function<Changed, R> changed) {
      return update.apply(this);
    }
  }

  /**
   * Remove a mirror.
   *
   * @param ref which, and the version it must still have
   */
  record Delete(MirrorRef ref) implements MirrorWrite {
    @Override
    public <R> R match(
        Function<Create, R> create,
        Function<Update, R> update,
        Function<Delete, R> delete,
        Function<Changed, R> changed) {
      return delete.apply(this);
    }
  }

  /**
   * Change one occurrence of a mirrored series that its calendar keeps in parts.
   *
   * @param series the id of the object that is the series
   * @param slot the occurrence's original start
   * @param there the object that is the occurrence now, and the version it must still have; empty
   *     if the occurrence is as the series says, or was removed
   * @param form how
   */
  record Changed(RemoteId series, Slot slot, Optional<MirrorRef> there, MirrorForm form)
      implements MirrorWrite {
    @Override
    public <R> R match(
        Function<Create, R> create,
        Function<Update, R> update,
        Function<Delete, R> delete,
        Function<Changed, R> changed) {
      return changed.apply(this);
    }
  }
}
