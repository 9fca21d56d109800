package dev.calsync.connector;

import dev.calsync.event.MirrorShape;
import java.util.Optional;

/**
 * What became of a write. Expected outcomes are values; trouble that concerns the whole calendar is
 * an exception.
 */
public sealed interface WriteOutcome {

  /**
   * Picks by kind.
   *
   * @param cases one function a kind
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Cases<R> cases);

  /**
   * One function a kind of outcome.
   *
   * @param <R> the answer's type
   */
  interface Cases<R> {
    /**
     * It happened.
     *
     * @param outcome the outcome
     * @return the answer
     */
    R applied(Applied outcome);

    /**
     * The object was not as expected; nothing was changed.
     *
     * @return the answer
     */
    R conflicted();

    /**
     * The provider will never take it.
     *
     * @param outcome the outcome
     * @return the answer
     */
    R refused(Refused outcome);

    /**
     * Nobody knows whether it happened.
     *
     * @return the answer
     */
    R unconfirmed();
  }

  /**
   * It happened. A delete of something already gone counts as applied (FLT-3).
   *
   * @param id the object's id
   * @param version its version after the write; {@link RemoteVersion#UNKNOWN} after a delete
   * @param observed what the target shows now, as far as the answer says; empty after a delete
   * @param uid the UID that it has there, where the answer tells it; empty where it does not, or
   *     where that is the one that was sent
   */
  record Applied(
      RemoteId id, RemoteVersion version, Optional<MirrorShape> observed, Optional<String> uid)
      implements WriteOutcome {

    /**
     * A write whose answer tells no UID.
     *
     * @param id as above
     * @param version as above
     * @param observed as above
     */
    public Applied(RemoteId id, RemoteVersion version, Optional<MirrorShape> observed) {
      this(id, version, observed, Optional.empty());
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.applied(this);
    }
  }

  /**
   * A create met an object of that id, an update or delete met another version. Nothing was
   * changed.
   */
  record Conflicted() implements WriteOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.conflicted();
    }
  }

  /**
   * The provider will never take this write. Nothing was changed.
   *
   * @param code why, a stable name in capitals
   */
  record Refused(String code) implements WriteOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refused(this);
    }
  }

  /** The write may have happened; it must be looked up before anything else is tried (R-C4). */
  record Unconfirmed() implements WriteOutcome {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unconfirmed();
    }
  }
}
