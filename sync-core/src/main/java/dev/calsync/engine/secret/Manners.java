package dev.calsync.engine.secret;

import dev.calsync.calendar.OwnerId;
import dev.calsync.host.Ticker;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.RecordStore;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * In which manner each owner's content was last begun to be written, by whichever node: in clear,
 * or with which key. A node says so before it writes in another one, so that a pass that found all
 * content in its own manner knows that it is not the last word. Looked at again after so long, so
 * that of two nodes that write side by side neither is overlooked. Thread-safe.
 */
final class Manners {

  static final String CLEAR = "clear";

  private static final RecordKind KIND = new RecordKind("content_manner");
  private static final String ALL = "all";
  private static final long NEVER_CHANGED = 0;
  private static final long CHANGES_NOW = -1;

  private final RecordStore records;
  private final RecordStore looks;
  private final Ticker ticker;
  private final ConcurrentMap<OwnerId, Said> said;

  private record Said(String manner, long at) {}

  Manners(RecordStore records, Ticker ticker) {
    this(records, records, ticker, new ConcurrentHashMap<>());
  }

  private Manners(
      RecordStore records, RecordStore looks, Ticker ticker, ConcurrentMap<OwnerId, Said> said) {
    this.records = records;
    this.looks = looks;
    this.ticker = ticker;
    this.said = said;
  }

  /**
   * In a transaction of the host's one looks there, which takes no second connection. What is said
   * is said outside of it, at once: it holds up nobody until the host commits.
   */
  Manners within(RecordStore view) {
    return new Manners(records, view, ticker, said);
  }

  /** Before content is written in a manner. */
  void say(OwnerId owner, String manner) {
    Said last = said.get(owner);
    if (last == null || !last.manner().equals(manner) || isOver(last)) {
      long at = ticker.nanos();
      change(owner, manner);
      keep(owner, new Said(manner, at));
    }
  }

  private boolean isOver(Said last) {
    return ticker.nanos() - last.at() >= OpenKeys.LONGEST.toNanos();
  }

  private void keep(OwnerId owner, Said now) {
    if (said.size() >= OpenKeys.MOST) {
      // Any will do: one more look at a record.
      said.keySet().stream().findAny().ifPresent(said::remove);
    }
    said.put(owner, now);
  }

  /**
   * Says it, and answers which change of manners this is: another answer means that somebody wrote
   * in another manner meanwhile. Of two who say so at once one is heard: another answer, too.
   */
  long change(OwnerId owner, String manner) {
    Optional<OwnedRecord> last = looks.find(owner, KIND, ALL);
    long nth = last.map(OwnedRecord::version).orElse(NEVER_CHANGED);
    return last.map(OwnedRecord::body).orElse(CLEAR).equals(manner)
        ? nth
        : records.put(owner, KIND, ALL, nth, manner).orElse(CHANGES_NOW);
  }

  /** Whether nothing of an owner's was ever written but in clear. */
  static boolean isAlwaysClear(long change) {
    return change == NEVER_CHANGED;
  }
}
