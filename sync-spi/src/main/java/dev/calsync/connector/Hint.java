package dev.calsync.connector;

/**
 * One hint, as it was sent: no truth until its secret was compared, and then still only a reason to
 * look.
 *
 * @param channel our id of the channel, as sent; any text
 * @param secret the secret, as sent
 * @param news what is said to have happened
 */
public record Hint(String channel, Secret secret, News news) {

  /** What a provider tells. */
  public enum News {
    /** Something in the calendar changed, or may have: notifications were lost. */
    CHANGED,
    /** The channel will not live on unless it is renewed. */
    EXPIRING,
    /** The channel is no more; what changed since may not have been told. */
    GONE
  }

  /** What was sent is not shown: anybody may have sent anything. */
  @Override
  public String toString() {
    return "Hint[" + news + "]";
  }
}
