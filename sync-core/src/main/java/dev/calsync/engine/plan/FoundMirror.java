package dev.calsync.engine.plan;

import dev.calsync.event.Slot;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorRemote;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A mirror of ours that was met at the target without a row (R-F5).
 *
 * @param remote where it lives
 * @param generation in which generation it was made
 * @param seen the hash of what it shows
 * @param firstSlot with which slot it begins, if it is a series (SEM-9)
 * @param older mirrors of earlier generations that are still there: it was to take their place when
 *     the store was lost (SEM-37)
 */
public record FoundMirror(
    MirrorRemote remote,
    int generation,
    FormHash seen,
    Optional<Slot> firstSlot,
    List<FoundMirror> older) {

  /** Copies the list. */
  public FoundMirror {
    older = List.copyOf(older);
  }

  /** The only one. */
  public FoundMirror(MirrorRemote remote, int generation, FormHash seen, Optional<Slot> firstSlot) {
    this(remote, generation, seen, firstSlot, List.of());
  }

  /** The same, in the place of another; one of its own generation is a copy of it, and no more. */
  public FoundMirror over(FoundMirror other) {
    Stream<FoundMirror> alone =
        other.generation < generation ? Stream.of(other.alone()) : Stream.empty();
    return new FoundMirror(
        remote,
        generation,
        seen,
        firstSlot,
        Stream.of(older.stream(), alone, other.older.stream())
            .flatMap(Function.identity())
            .toList());
  }

  /** It and all older ones, each by itself. */
  public Stream<FoundMirror> all() {
    return Stream.concat(Stream.of(alone()), older.stream());
  }

  private FoundMirror alone() {
    return new FoundMirror(remote, generation, seen, firstSlot);
  }
}
