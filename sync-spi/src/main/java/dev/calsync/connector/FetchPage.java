package dev.calsync.connector;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One answer of a provider that is being read. A reading that could not be finished is an
 * exception, never a page.
 */
public sealed interface FetchPage {

  /**
   * Picks by kind.
   *
   * @param more used for a page with more to come
   * @param last used for the last page
   * @param unchanged used where nothing changed
   * @param <R> the answer's type
   * @return what the picked function returns
   */
  <R> R match(Function<More, R> more, Function<Last, R> last, Function<Unchanged, R> unchanged);

  /**
   * More to come.
   *
   * @param parts what this page holds
   * @param next where to go on
   */
  record More(List<SourcePart> parts, Continuation next) implements FetchPage {

    /** Copies the parts. */
    public More {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R match(
        Function<More, R> more, Function<Last, R> last, Function<Unchanged, R> unchanged) {
      return more.apply(this);
    }
  }

  /**
   * The end of the reading.
   *
   * @param parts what this page holds
   * @param coverage what the whole reading proves
   * @param cursor where to continue next time; empty where the provider has none
   */
  record Last(List<SourcePart> parts, Coverage coverage, Optional<Cursor> cursor)
      implements FetchPage {

    /** Copies the parts. */
    public Last {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R match(
        Function<More, R> more, Function<Last, R> last, Function<Unchanged, R> unchanged) {
      return last.apply(this);
    }
  }

  /**
   * Nothing changed since the cursor: no change, ours included, not even one that was undone since.
   *
   * @param cursor where to continue next time
   */
  record Unchanged(Cursor cursor) implements FetchPage {
    @Override
    public <R> R match(
        Function<More, R> more, Function<Last, R> last, Function<Unchanged, R> unchanged) {
      return unchanged.apply(this);
    }
  }
}
