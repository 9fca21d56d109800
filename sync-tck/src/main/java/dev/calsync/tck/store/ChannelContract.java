package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.ANN;
import static dev.calsync.tck.store.Bench.BOB;
import static dev.calsync.tck.store.Bench.SOURCE;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.hours;
import static dev.calsync.tck.store.Bench.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.store.ChannelId;
import dev.calsync.store.ChannelStore;
import dev.calsync.store.FormHash;
import dev.calsync.store.Lease;
import dev.calsync.store.WatchChannel;
import dev.calsync.store.WatchChannel.Grant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Channels are known before they can speak, and found by what they send (R-E1, R-E2, FLT-40). */
public interface ChannelContract extends StoreContract {

  /** The channel that most tests are about. */
  ChannelId CHANNEL = new ChannelId("channel-1");

  @Test
  default void k01_aChannelIsThereBeforeItIsGranted() {
    Lease lease = JobScene.hold(rig(), Bench.in(ANN));
    assertThat(channels().findChannel(CHANNEL.hash())).isEmpty();

    assertThat(open(lease, CHANNEL)).isTrue();
    assertThat(channels().findChannel(CHANNEL.hash())).contains(channel(Optional.empty()));
    assertThat(channels().channels(ANN, SOURCE)).containsExactly(channel(Optional.empty()));
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(1);
  }

  @Test
  default void k02_aGrantLivesByTheStoresClockAndCanBeExtended() {
    Lease lease = JobScene.hold(rig(), Bench.in(ANN));
    open(lease, CHANNEL);
    assertThat(settle(lease, CHANNEL, "p-1", hours(10))).isTrue();
    rig().advance(hours(4));
    assertThat(found()).contains(new Grant("p-1", hours(10), hours(6)));

    settle(lease, CHANNEL, "p-2", hours(9));
    assertThat(found()).contains(new Grant("p-2", hours(9), hours(9)));
    rig().advance(hours(11));
    rig().reopen();
    assertThat(found()).contains(new Grant("p-2", hours(9), Duration.ZERO));
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(3);
  }

  @Test
  default void k03_aDroppedChannelIsUnknown() {
    Lease lease = JobScene.hold(rig(), Bench.in(ANN));
    open(lease, CHANNEL);

    assertThat(channels().dropChannel(lease, CHANNEL, line("DROPPED", ""))).isTrue();
    assertThat(channels().dropChannel(lease, CHANNEL, line("DROPPED", ""))).isFalse();
    assertThat(settle(lease, CHANNEL, "p", hours(1))).isFalse();
    assertThat(channels().findChannel(CHANNEL.hash())).isEmpty();
    assertThat(channels().channels(ANN, SOURCE)).isEmpty();
    assertThat(rig().store().journal().after(ANN, 0, 9)).hasSize(2);
  }

  @Test
  default void k04_aNameIsTakenOnceOverAllOwners() {
    Lease ann = JobScene.hold(rig(), Bench.in(ANN));
    Lease bob = JobScene.hold(rig(), Bench.in(BOB));
    open(ann, CHANNEL);

    assertThat(open(ann, CHANNEL)).isFalse();
    assertThat(open(bob, CHANNEL)).isFalse();
    assertThat(settle(bob, CHANNEL, "p", hours(1))).isFalse();
    assertThat(channels().dropChannel(bob, CHANNEL, line("DROPPED", ""))).isFalse();
    assertThat(channels().findChannel(CHANNEL.hash())).contains(channel(Optional.empty()));
    assertThat(rig().store().journal().after(BOB, 0, 9)).isEmpty();
  }

  @Test
  default void k05_aCalendarsChannelsAreListedLongestLivedFirst() {
    Lease lease = JobScene.hold(rig(), Bench.in(ANN));
    for (String id : List.of("opening", "long", "short", "b", "a", "other")) {
      open(lease, new ChannelId(id));
    }
    settle(lease, new ChannelId("short"), "p", hours(1));
    settle(lease, new ChannelId("b"), "p", hours(2));
    settle(lease, new ChannelId("a"), "p", hours(2));
    settle(lease, new ChannelId("long"), "p", hours(3));

    assertThat(channels().channels(ANN, SOURCE))
        .extracting(channel -> channel.id().value())
        .containsExactly("long", "a", "b", "short", "opening", "other");
    assertThat(channels().channels(ANN, Bench.TARGET)).isEmpty();
    assertThat(channels().channels(BOB, SOURCE)).isEmpty();
  }

  @Test
  default void k06_aChannelIsFoundByItsHashAlone() {
    open(JobScene.hold(rig(), Bench.in(ANN)), CHANNEL);
    FormHash hash = CHANNEL.hash();

    assertThat(hash).isEqualTo(hash("channel-1"));
    assertThat(channels().findChannel(new FormHash(hash.a(), hash.b(), hash.c(), hash.d() + 1)))
        .isEmpty();
    assertThat(channels().findChannel(FormHash.ABSENT)).isEmpty();
  }

  private ChannelStore channels() {
    return rig().store().channels();
  }

  private Optional<Grant> found() {
    return channels().findChannel(CHANNEL.hash()).orElseThrow().grant();
  }

  private boolean open(Lease lease, ChannelId id) {
    return channels().openChannel(lease, id, SOURCE, hash("secret"), line("OPENED", ""));
  }

  private boolean settle(Lease lease, ChannelId id, String providerId, Duration life) {
    return channels().settleChannel(lease, id, providerId, life, line("GRANTED", ""));
  }

  private static WatchChannel channel(Optional<Grant> grant) {
    return new WatchChannel(CHANNEL, ANN, SOURCE, hash("secret"), grant);
  }
}
