package dev.calsync.tck.simulation;

/** What happens to accounts, channels and edges while calendars are kept in step. */
enum Affair {
  /** The provider ends the grant of an account (FLT-57). */
  GRANT_ENDS(Feature.SIGN_IN),
  /** No access token that was given is good any more; the grants stand. */
  TOKENS_REFUSED(Feature.SIGN_IN),
  /** The owner signs in again, whether there is need or not. */
  SIGNED_IN_AGAIN(Feature.SIGN_IN),
  /** The owner signs in again, but to another account (FLT-58). */
  SIGNED_IN_ELSEWHERE(Feature.SIGN_IN),
  /** The owner signs in again, and grants less than is needed (FLT-59). */
  SIGNED_IN_WITH_LESS(Feature.SIGN_IN),
  /** The provider tells of what changed. */
  TOLD(Feature.PUSH),
  /** The same comes again and again, to one and the other (FLT-38). */
  TOLD_MANY_TIMES(Feature.PUSH),
  /** What was told some time ago comes now, whatever came since (FLT-38, FLT-39, FLT-40). */
  TOLD_LATE(Feature.PUSH),
  /** What the provider tells gets lost (FLT-37). */
  NOT_TOLD(Feature.PUSH),
  /** The provider tells of what changed, and the store is away (FLT-51). */
  TOLD_WHILE_STORE_IS_AWAY(Feature.PUSH),
  /** Somebody else sends a notification (FLT-39). */
  TOLD_BY_OTHERS(Feature.PUSH),
  /** Somebody wants to hear his own words, whatever they are (FLT-43). */
  ASKED_WHETHER_WE_ARE_THERE(Feature.PUSH),
  /** The provider says that its channels are about to end (FLT-42). */
  CHANNELS_END(Feature.PUSH),
  /** The provider ended its channels, and says so (FLT-42). */
  CHANNELS_GONE(Feature.PUSH),
  /** The provider has forgotten its channels, and says nothing (FLT-37). */
  CHANNELS_FORGOTTEN(Feature.PUSH),
  /** An account is given up, whatever is being done for it (FLT-62). */
  GIVEN_UP(Feature.LEAVING),
  /** An account is connected, whether it is connected already or not (FLT-61). */
  CONNECTED(Feature.LEAVING),
  /** An edge ends, whatever is being done for it (FLT-60). */
  EDGE_REMOVED(Feature.LEAVING),
  /** An edge is made, or made again, perhaps the other way round (FLT-60). */
  EDGE_MADE(Feature.LEAVING),
  /** Another owner has something to do (INV-23). */
  NEIGHBOUR_ADDS(Feature.NEIGHBOUR);

  private final Feature feature;

  Affair(Feature feature) {
    this.feature = feature;
  }

  /** What a world must have for it to happen. */
  Feature feature() {
    return feature;
  }
}
