package dev.calsync.build.leakwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Searches what it is told for the canary, and remembers where it was. */
final class Ear {

  /** The word that the secrets and the private texts of all tests contain. */
  static final String CANARY = "canary4f7a1c";

  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  void hear(String where, String text) {
    if (text.contains(CANARY)) {
      heard.add(where + ": " + text);
    }
  }

  /** What was heard since this was asked last. */
  List<String> take() {
    List<String> taken = new ArrayList<>();
    for (String next = heard.poll(); next != null; next = heard.poll()) {
      taken.add(next);
    }
    return taken;
  }
}
