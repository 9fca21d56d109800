package dev.calsync.engine.watch;

import dev.calsync.connector.Hint;
import dev.calsync.connector.Secret;
import dev.calsync.store.ChannelId;
import dev.calsync.store.ChannelStore;
import dev.calsync.store.FormHash;
import dev.calsync.store.WatchChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which hints may be believed: those that bring the secret of a channel that lives, or is just
 * being opened (FLT-40). An unknown channel costs the same look-up and the same comparison as a
 * wrong secret, so that time tells nobody which channels there are (HOS-32).
 */
final class Trust {

  /**
   * Real items take more than 327 bytes each, so a body has no more; a forged one cannot make us
   * look up thousands.
   */
  private static final int MOST_CHANNELS = 200;

  private static final int LONGEST_ID = 64;

  private final ChannelStore channels;

  Trust(ChannelStore channels) {
    this.channels = channels;
  }

  /** A hint of a channel that it may speak for. */
  record Believed(WatchChannel channel, Hint.News news) {}

  /**
   * Judges.
   *
   * @param hints as they were sent
   * @param ignored told why, by a code, of each that is not believed
   * @return those that are, in their order
   */
  List<Believed> of(List<Hint> hints, Consumer<String> ignored) {
    Map<String, Optional<WatchChannel>> known = new HashMap<>();
    List<Believed> believed = new ArrayList<>();
    for (Hint hint : hints) {
      if (known.size() == MOST_CHANNELS && !known.containsKey(hint.channel())) {
        ignored.accept("TOO_MANY_CHANNELS");
        continue;
      }
      Optional<WatchChannel> channel = known.computeIfAbsent(hint.channel(), this::find);
      Optional<String> doubt = doubt(channel, hint.secret());
      doubt.ifPresentOrElse(
          ignored, () -> believed.add(new Believed(channel.orElseThrow(), hint.news())));
    }
    return believed;
  }

  /** Whatever was sent; names that are none of ours are not even asked for. */
  private Optional<WatchChannel> find(String sent) {
    return sent.isEmpty() || sent.length() > LONGEST_ID
        ? Optional.empty()
        : channels.findChannel(new ChannelId(sent).hash());
  }

  private static Optional<String> doubt(Optional<WatchChannel> channel, Secret sent) {
    FormHash kept = channel.map(WatchChannel::secret).orElse(FormHash.ABSENT);
    boolean same = MessageDigest.isEqual(kept.bytes(), hash(sent).bytes());
    if (channel.isEmpty()) {
      return Optional.of("UNKNOWN_CHANNEL");
    }
    if (!same) {
      return Optional.of("WRONG_SECRET");
    }
    return channel.flatMap(WatchChannel::grant).filter(grant -> grant.left().isZero()).isPresent()
        ? Optional.of("CHANNEL_OVER")
        : Optional.empty();
  }

  /** What the store keeps of a secret. */
  static FormHash hash(Secret secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return FormHash.of(digest.digest(secret.reveal().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
