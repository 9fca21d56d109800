package dev.calsync.connector;

import java.util.function.Function;

/** One write to a target. */
public sealed interface MirrorWrite {

  /**
   * Picks by kind.
   *
   * @param create used for a new mirror
   * @param update used for a changed one
   * @param delete used for one to be removed
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Function<Create, R> create, Function<Update, R> update, Function<Delete, R> delete);

  /**
   * Make a mirror.
   *
   * @param form how
   */
  record Create(MirrorForm form) implements MirrorWrite {
    @Override
    public <R> R match(
        Function<Create, R> create, Function<Update, R> update, Function<Delete, R> delete) {
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
        Function<Create, R> create, Function<Update, R> update, Function<Delete, R> delete) {
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
        Function<Create, R> create, Function<Update, R> update, Function<Delete, R> delete) {
      return delete.apply(this);
    }
  }
}
