package dev.calsync.test;

/**
 * A word to search for where nothing private may be: all secrets that the fakes of this kit give
 * away contain it, and the titles and texts of your own test events can. Found in a log, in the
 * journal or in a message, it is a leak (INV-15, INV-16).
 */
public final class Canary {

  /** The word: letters and digits, so that it comes through every encoding as it is. */
  public static final String WORD = "canary4f7a1c";

  private Canary() {}
}
