package dev.calsync.tck.store;

import static dev.calsync.tck.store.Bench.bytes;
import static dev.calsync.tck.store.Bench.hash;
import static dev.calsync.tck.store.Bench.line;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import dev.calsync.store.ChannelId;
import dev.calsync.store.ChannelStore;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.JournalLine;
import dev.calsync.store.Lease;
import dev.calsync.store.OAuthState;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import dev.calsync.store.WatchChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** Secrets, authorisations under way, channels. */
final class AccessSteps extends Dice implements StepSource {

  private final Side reference;

  AccessSteps(SplittableRandom random, Side reference) {
    super(random);
    this.reference = reference;
  }

  @Override
  public Step next() {
    OwnerId owner = owner();
    return switch (below(7)) {
      case 0, 1, 2 -> secret(owner, one(Snapshot.SECRETS));
      case 3, 4 -> state(owner, "s" + below(5));
      default -> channel(owner, channelOf(owner));
    };
  }

  private Step secret(OwnerId owner, SecretName secret) {
    long version = nearly(versionOf(owner, secret));
    return switch (below(11)) {
      case 0, 1 -> begin(owner, secret, version);
      case 2, 3, 4, 5 -> rotate(owner, secret, version);
      case 6, 7 -> prove(owner, secret, version);
      case 8, 9 -> reseal(owner, secret, version);
      default -> erase(owner, secret, version);
    };
  }

  private Step begin(OwnerId owner, SecretName secret, long version) {
    Duration patience = Duration.ofSeconds(below(90));
    return new Step(
        "beginRotation " + owner + " " + secret + " " + version + " " + patience,
        side -> side.store().secrets().beginRotation(owner, secret, version, patience));
  }

  private Step rotate(OwnerId owner, SecretName secret, long version) {
    FormBytes sealed = bytes("sealed " + below(9));
    return new Step(
        "rotateSecret " + owner + " " + secret + " " + version + " " + sealed,
        side -> side.store().secrets().rotateSecret(owner, secret, version, sealed));
  }

  private Step prove(OwnerId owner, SecretName secret, long version) {
    return new Step(
        "proveSecret " + owner + " " + secret + " " + version,
        side -> side.store().secrets().proveSecret(owner, secret, version));
  }

  private Step reseal(OwnerId owner, SecretName secret, long version) {
    SealedSecret was =
        reference
            .store()
            .secrets()
            .findSecret(owner, secret)
            .filter(it -> it.version() == version)
            .orElse(new SealedSecret(version, bytes("sealed " + below(9)), Optional.empty()));
    SealedSecret now =
        new SealedSecret(
            was.version(),
            bytes("sealed " + below(9)),
            was.previous().map(it -> bytes("sealed " + below(9))));
    return new Step(
        "resealSecret " + owner + " " + secret + " " + was + " " + now,
        side -> side.store().secrets().resealSecret(owner, secret, was, now));
  }

  private Step erase(OwnerId owner, SecretName secret, long version) {
    return new Step(
        "eraseSecret " + owner + " " + secret + " " + version,
        side -> side.store().secrets().eraseSecret(owner, secret, version));
  }

  private Step state(OwnerId owner, String name) {
    FormHash hash = hash(name);
    int choice = below(5);
    if (choice < 2) {
      OAuthState state = new OAuthState(hash, new ConnectorId("google"), bytes("v" + below(9)));
      Duration life = Duration.ofSeconds(below(120));
      return new Step(
          "putOAuthState " + owner + " " + state + " " + life,
          side -> side.store().oauthStates().putOAuthState(owner, state, life));
    }
    return choice < 4
        ? new Step(
            "takeOAuthState " + name, side -> side.store().oauthStates().takeOAuthState(hash))
        : new Step(
            "eraseExpired " + owner, side -> side.store().oauthStates().eraseExpired(owner, 9));
  }

  private ChannelId channelOf(OwnerId owner) {
    List<WatchChannel> known = reference.store().channels().channels(owner, one(Snapshot.SOURCES));
    return known.isEmpty() || percent(40) ? new ChannelId("c" + below(5)) : one(known).id();
  }

  private Step channel(OwnerId owner, ChannelId id) {
    CalendarId calendar = one(Snapshot.SOURCES);
    Duration life = Duration.ofSeconds(below(300));
    JournalLine told = line("CHANNEL", "");
    String text = owner + " " + calendar + " " + id + " " + life;
    return switch (below(6)) {
      case 0, 1 ->
          leased(
              "openChannel " + text,
              owner,
              (it, lease) -> it.openChannel(lease, id, calendar, hash("x"), told));
      case 2, 3 ->
          leased(
              "settleChannel " + text,
              owner,
              (it, lease) -> it.settleChannel(lease, id, "p", life, told));
      case 4 ->
          leased("dropChannel " + text, owner, (it, lease) -> it.dropChannel(lease, id, told));
      default ->
          new Step("findChannel " + id, side -> side.store().channels().findChannel(id.hash()));
    };
  }

  private static Step leased(
      String text, OwnerId owner, BiFunction<ChannelStore, Lease, Object> operation) {
    return new Step(
        text, side -> operation.apply(side.store().channels(), side.lease(Bench.in(owner))));
  }

  private long versionOf(OwnerId owner, SecretName secret) {
    return reference
        .store()
        .secrets()
        .findSecret(owner, secret)
        .map(SealedSecret::version)
        .orElse(0L);
  }
}
