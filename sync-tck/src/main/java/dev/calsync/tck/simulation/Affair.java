package dev.calsync.tck.simulation;

/** What happens to accounts while calendars are kept in step. */
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
  SIGNED_IN_WITH_LESS(Feature.SIGN_IN);

  private final Feature feature;

  Affair(Feature feature) {
    this.feature = feature;
  }

  /** What a world must have for it to happen. */
  Feature feature() {
    return feature;
  }
}
