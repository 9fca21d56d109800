package dev.calsync.failure;

/**
 * The journal was read from a position that is too old: lines after it were erased (R-L4). Nothing
 * can bring them back. A follower reads the present state anew, then goes on from {@link
 * #oldest()}.
 */
public final class PositionExpiredException extends StoreException {

  private static final long serialVersionUID = 1L;

  /** The position that was asked for. */
  private final long asked;

  /** The oldest position that can be asked for. */
  private final long oldest;

  /**
   * A position that is too old.
   *
   * @param asked the position that was asked for
   * @param oldest the oldest position after which nothing was erased
   */
  public PositionExpiredException(long asked, long oldest) {
    super(
        "POSITION_EXPIRED",
        "Lines after position %d were erased; everything after %d is there"
            .formatted(asked, oldest),
        null,
        false);
    this.asked = asked;
    this.oldest = oldest;
  }

  /**
   * The position that was asked for.
   *
   * @return not negative
   */
  public long asked() {
    return asked;
  }

  /**
   * The oldest position that can be asked for.
   *
   * @return higher than {@link #asked}
   */
  public long oldest() {
    return oldest;
  }
}
