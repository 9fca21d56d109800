package dev.calsync.tck.simulation;

import dev.calsync.test.TokenFault;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What can go wrong at a boundary of a node, and where it fits. */
enum Fault {
  /** The process dies (FLT-44). */
  DEATH(EnumSet.allOf(Boundary.class)),
  /** The operation fails before it had an effect: busy, deadlock, serialization (FLT-48). */
  STORE_BUSY(EnumSet.of(Boundary.BEFORE_STORE)),
  /** The operation is done, and nobody hears that it is (FLT-47). */
  COMMIT_UNKNOWN(EnumSet.of(Boundary.AFTER_STORE)),
  /** A write never arrives (FLT-4). */
  REQUEST_LOST(EnumSet.of(Boundary.BEFORE_WRITE)),
  /** A write happens, its reply is lost (FLT-1 … FLT-3). */
  REPLY_LOST(EnumSet.of(Boundary.AFTER_WRITE)),
  /** A write happens, and the call ends in an error all the same (FLT-15). */
  TIMEOUT(EnumSet.of(Boundary.AFTER_WRITE)),
  /** Too many requests, with a time to wait (FLT-11). */
  THROTTLED(EnumSet.of(Boundary.BEFORE_READ, Boundary.BEFORE_WRITE)),
  /** The provider has an error of its own (FLT-13). */
  OUT_OF_ORDER(EnumSet.of(Boundary.BEFORE_READ, Boundary.BEFORE_WRITE)),
  /** The answer to a reading is cut off (FLT-14). */
  CUT_OFF(EnumSet.of(Boundary.AFTER_READ)),
  /** The cursor dies, also in the middle of a pass (FLT-7, FLT-8). */
  CURSOR_DIES(EnumSet.of(Boundary.BEFORE_READ)),
  /** A listing is empty that should not be (FLT-13, INV-12). */
  EMPTY_LISTING(EnumSet.of(Boundary.AFTER_READ)),
  /** A token is given, and nobody hears of it (FLT-57). */
  TOKEN_UNHEARD(TokenFault.REPLY_LOST),
  /** The grant is gone, says the server, though it is not (FLT-57). */
  GRANT_REFUSED(TokenFault.INVALID_GRANT),
  /** The server that gives tokens is away. */
  TOKEN_SERVER_AWAY(TokenFault.UNAVAILABLE),
  /** The server that gives tokens wants to be left alone for a while. */
  TOKEN_SERVER_BUSY(TokenFault.TOO_MANY),
  /** The server that gives tokens says something else (FLT-13). */
  TOKEN_GARBLED(TokenFault.HTML),
  /** A channel is not opened, extended or stopped now (FLT-41). */
  CHANNEL_FAILS(Feature.PUSH, Boundary.BEFORE_CHANNEL),
  /** A channel is not opened, extended or stopped, and never will be (FLT-41). */
  CHANNEL_REFUSED(Feature.PUSH, Boundary.BEFORE_CHANNEL),
  /** A channel is opened, extended or stopped, and nobody hears of it (FLT-41). */
  CHANNEL_UNHEARD(Feature.PUSH, Boundary.AFTER_CHANNEL);

  private static final Set<Boundary> RARE =
      EnumSet.of(
          Boundary.BEFORE_WRITE,
          Boundary.AFTER_WRITE,
          Boundary.BEFORE_TOKEN,
          Boundary.BEFORE_CHANNEL,
          Boundary.AFTER_CHANNEL);

  private final Set<Boundary> places;
  private final Optional<Feature> feature;
  private final Optional<TokenFault> ofTokens;

  Fault(Set<Boundary> places) {
    this.places = places;
    this.feature = Optional.empty();
    this.ofTokens = Optional.empty();
  }

  Fault(Feature feature, Boundary place) {
    this.places = EnumSet.of(place);
    this.feature = Optional.of(feature);
    this.ofTokens = Optional.empty();
  }

  Fault(TokenFault ofTokens) {
    this.places = EnumSet.of(Boundary.BEFORE_TOKEN);
    this.feature = Optional.of(Feature.SIGN_IN);
    this.ofTokens = Optional.of(ofTokens);
  }

  /** Whether it can happen in a world with these features. */
  boolean isOf(Set<Feature> features) {
    return feature.map(features::contains).orElse(true);
  }

  /** What it is to the server that gives tokens; empty if it has nothing to do with it. */
  Optional<TokenFault> ofTokens() {
    return ofTokens;
  }

  /** Whether it is met only where few turns come to. */
  boolean isRare() {
    return RARE.containsAll(places);
  }

  boolean fits(Boundary place) {
    return places.contains(place);
  }
}
