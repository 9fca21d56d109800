package dev.calsync.examples.quickstart.command;

/** Counting in plain English. */
final class Words {

  private Words() {}

  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
