package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ChangeWatch.Channel;
import dev.calsync.connector.ChangeWatch.Known;
import dev.calsync.connector.ChangeWatch.Order;
import dev.calsync.connector.Hint;
import dev.calsync.connector.Notification;
import dev.calsync.connector.Recognised;
import dev.calsync.connector.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Being told of changes: channels open, tell, live on and stop (R-E1, R-E2). */
public interface WatchContract extends RiggedContract {

  /** c33: a channel tells of changes under the id and with the secret that it was ordered with. */
  @Test
  default void c33_aChannelTellsUnderItsIdAndWithItsSecret() {
    Channel channel = watch().open(rig().call(), rig().calendar(), order("a-1"));
    assertThat(channel.id()).isEqualTo("a-1");
    assertThat(channel.providerId()).isNotEmpty().hasSizeLessThanOrEqualTo(1_024);
    rig().provider().sent();
    rig().provider().put("one", SampleEvents.timed("Changed"));

    assertThat(hints())
        .isNotEmpty()
        .allSatisfy(
            hint -> {
              assertThat(hint.channel()).isEqualTo("a-1");
              assertThat(hint.secret().reveal()).isEqualTo(secret("a-1"));
              assertThat(hint.news()).isEqualTo(Hint.News.CHANGED);
            });
  }

  /** c34: a second channel may take over before the first is stopped. */
  @Test
  default void c34_twoChannelsOfACalendarLiveBesideEachOther() {
    open("a-1");
    open("a-2");
    rig().provider().sent();
    rig().provider().put("one", SampleEvents.timed("Changed"));

    assertThat(hints()).extracting(Hint::channel).contains("a-1", "a-2");
  }

  /** c35: what is stopped tells nothing; stopping it again is no failure. */
  @Test
  default void c35_aStoppedChannelIsSilent() {
    Known channel = open("a-1");
    watch().stop(rig().call(), rig().calendar(), channel);
    watch().stop(rig().call(), rig().calendar(), channel);
    rig().provider().sent();
    rig().provider().put("one", SampleEvents.timed("Changed"));

    assertThat(hints()).isEmpty();
  }

  /** c35: a channel whose grant nobody heard of can be given up, and so can one that never was. */
  @Test
  default void c35_aChannelWithoutAKnownGrantCanBeGivenUp() {
    open("a-1");
    watch().stop(rig().call(), rig().calendar(), new Known("a-1", Optional.empty()));
    watch().stop(rig().call(), rig().calendar(), new Known("a-2", Optional.empty()));
  }

  /** c36: extending is doing so, or nothing; what was stopped cannot be extended. */
  @Test
  default void c36_whatWasStoppedIsNotExtended() {
    Known channel = open("a-1");
    Optional<Channel> extended =
        watch().extend(rig().call(), rig().calendar(), channel, Duration.ofDays(1));
    assertThat(extended.map(Channel::id)).isIn(Optional.empty(), Optional.of("a-1"));
    watch().stop(rig().call(), rig().calendar(), channel);

    assertThat(watch().extend(rig().call(), rig().calendar(), channel, Duration.ofDays(1)))
        .isEmpty();
  }

  /** c37: whatever anybody sends, reading it throws nothing and believes nothing. */
  @Test
  default void c37_readingThrowsAtNothing() {
    byte[] deep = "[".repeat(65_536).getBytes(StandardCharsets.UTF_8);
    Stream<byte[]> bodies =
        Stream.of(new byte[0], new byte[] {0, -1, -2}, "{".getBytes(StandardCharsets.UTF_8), deep);

    assertThat(
            bodies.map(
                body ->
                    watch().notifications().recognise(new Notification(Map.of(), Map.of(), body))))
        .allSatisfy(
            recognised -> assertThat(hintsOf(recognised)).as("nobody named a channel").isEmpty());
  }

  /**
   * The part that is judged; the test is skipped, with the reason, where there is none.
   *
   * @return it
   */
  default ChangeWatch watch() {
    assumeTrue(rig().connector().watch().isPresent(), "the provider notifies of nothing");
    return rig().connector().watch().orElseThrow();
  }

  private Known open(String id) {
    Channel channel = watch().open(rig().call(), rig().calendar(), order(id));
    return new Known(channel.id(), Optional.of(channel.providerId()));
  }

  private List<Hint> hints() {
    return rig().provider().sent().stream()
        .map(watch().notifications()::recognise)
        .flatMap(recognised -> hintsOf(recognised).stream())
        .toList();
  }

  private static List<Hint> hintsOf(Recognised recognised) {
    return recognised.match(
        handshake -> fail("a handshake"), Recognised.Hints::hints, rejected -> List.of());
  }

  private static Order order(String id) {
    URI address = URI.create("https://calsync.example/hooks/any");
    return new Order(id, Secret.of(secret(id)), Duration.ofDays(7), address);
  }

  /** 43 characters, as the engine's secrets are. */
  private static String secret(String id) {
    return (id + "_-").repeat(43).substring(0, 43);
  }
}
