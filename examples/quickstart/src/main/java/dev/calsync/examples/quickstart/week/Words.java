package dev.calsync.examples.quickstart.week;

/** Counting in plain English. */
public final class Words {

  private Words() {}

  /**
   * A number and what it counts.
   *
   * @param number how many
   * @param one the word for one of them
   * @param many the word for any other number
   * @return both, with a space between
   */
  public static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
