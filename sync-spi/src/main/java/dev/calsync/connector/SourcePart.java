package dev.calsync.connector;

import dev.calsync.event.EventBody;
import dev.calsync.event.SeriesOverride;
import dev.calsync.event.Slot;
import java.util.Optional;

/**
 * What a reader delivers of an event: the whole of it, or one of the parts in which its provider
 * keeps it.
 */
public sealed interface SourcePart {

  /**
   * The object this part was read from.
   *
   * @return its id
   */
  RemoteId id();

  /**
   * The names of that object, where the part tells them.
   *
   * @return empty for tombstones
   */
  Optional<SourceObject> names();

  /**
   * Picks by kind.
   *
   * @param cases one function a kind
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Cases<R> cases);

  /**
   * One function a kind of part.
   *
   * @param <R> the answer's type
   */
  interface Cases<R> {
    /**
     * An event with all its overrides.
     *
     * @param part the part
     * @return the answer
     */
    R whole(Whole part);

    /**
     * A master without its overrides.
     *
     * @param part the part
     * @return the answer
     */
    R master(Master part);

    /**
     * One override.
     *
     * @param part the part
     * @return the answer
     */
    R override(Changed part);

    /**
     * One cancelled occurrence.
     *
     * @param part the part
     * @return the answer
     */
    R cancelledSlot(CancelledSlot part);

    /**
     * A tombstone.
     *
     * @param part the part
     * @return the answer
     */
    R gone(Gone part);

    /**
     * A known object that left the provider's window.
     *
     * @param part the part
     * @return the answer
     */
    R leftWindow(LeftWindow part);

    /**
     * An object that cannot be understood.
     *
     * @param part the part
     * @return the answer
     */
    R unreadable(Unreadable part);
  }

  /**
   * An event with everything that belongs to it.
   *
   * @param object its names
   * @param body its content
   */
  record Whole(SourceObject object, EventBody body) implements SourcePart {
    @Override
    public RemoteId id() {
      return object.id();
    }

    @Override
    public Optional<SourceObject> names() {
      return Optional.of(object);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.whole(this);
    }
  }

  /**
   * A master; its overrides are objects of their own and stay as they are.
   *
   * @param object its names
   * @param body its content, without overrides
   */
  record Master(SourceObject object, EventBody body) implements SourcePart {
    @Override
    public RemoteId id() {
      return object.id();
    }

    @Override
    public Optional<SourceObject> names() {
      return Optional.of(object);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.master(this);
    }
  }

  /**
   * An override that is an object of its own.
   *
   * @param object its names; the UID is that of its series
   * @param series the id of the object that is its series; empty where the provider does not say
   * @param override what changed
   */
  record Changed(SourceObject object, Optional<RemoteId> series, SeriesOverride override)
      implements SourcePart {
    @Override
    public RemoteId id() {
      return object.id();
    }

    @Override
    public Optional<SourceObject> names() {
      return Optional.of(object);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.override(this);
    }
  }

  /**
   * An occurrence that was cancelled and is an object of its own.
   *
   * @param object its names; the UID is that of its series, or empty where the provider tells of
   *     what was cancelled no more than its series
   * @param series the id of the object that is its series; empty where the provider does not say
   * @param slot which occurrence
   */
  record CancelledSlot(SourceObject object, Optional<RemoteId> series, Slot slot)
      implements SourcePart {
    @Override
    public RemoteId id() {
      return object.id();
    }

    @Override
    public Optional<SourceObject> names() {
      return Optional.of(object);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.cancelledSlot(this);
    }
  }

  /**
   * A tombstone: the provider says that the object is deleted.
   *
   * @param id which
   */
  record Gone(RemoteId id) implements SourcePart {
    @Override
    public Optional<SourceObject> names() {
      return Optional.empty();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.gone(this);
    }
  }

  /**
   * The object left the window the provider watches; only a reason to read it again, never a delete
   * (SEM-10).
   *
   * @param id which
   */
  record LeftWindow(RemoteId id) implements SourcePart {
    @Override
    public Optional<SourceObject> names() {
      return Optional.empty();
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.leftWindow(this);
    }
  }

  /**
   * An object that is there but cannot be understood. It goes to quarantine and stops nothing else
   * (R-B5).
   *
   * @param object its names, as far as known
   * @param code why, a stable name in capitals
   * @param where the place, such as {@code line 17}; no content
   * @param raw the raw form, for a later attempt; up to 65,536 bytes
   */
  record Unreadable(SourceObject object, String code, String where, byte[] raw)
      implements SourcePart {
    @Override
    public RemoteId id() {
      return object.id();
    }

    @Override
    public Optional<SourceObject> names() {
      return Optional.of(object);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.unreadable(this);
    }
  }
}
