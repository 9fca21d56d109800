package dev.calsync.engine.intake;

import dev.calsync.connector.RemoteId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The ids that a listing has shown so far, as 8-byte hashes keyed by the pass: a provider cannot
 * aim at a collision, and one that happens keeps an event that should have gone until the next
 * pass. 16 bytes an id; lives as long as the run.
 */
final class SeenSet {

  private final long key;
  private long[] slots = new long[1_024];
  private int size;

  SeenSet(String passId) {
    this.key = mix(passId, 0x9e3779b97f4a7c15L);
  }

  void add(RemoteId id) {
    if (2 * (size + 1) > slots.length) {
      grow();
    }
    if (put(slots, hash(id))) {
      size++;
    }
  }

  boolean contains(RemoteId id) {
    long hash = hash(id);
    int at = index(slots, hash);
    while (slots[at] != 0) {
      if (slots[at] == hash) {
        return true;
      }
      at = (at + 1) & (slots.length - 1);
    }
    return false;
  }

  private long hash(RemoteId id) {
    long hash = mix(id.value(), key);
    return hash == 0 ? 1 : hash;
  }

  private void grow() {
    long[] wider = new long[slots.length * 2];
    Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> put(wider, hash));
    slots = wider;
  }

  private static boolean put(long[] slots, long hash) {
    int at = index(slots, hash);
    while (slots[at] != 0) {
      if (slots[at] == hash) {
        return false;
      }
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = hash;
    return true;
  }

  private static int index(long[] slots, long hash) {
    return (int) (hash >>> 32) & (slots.length - 1);
  }

  /** FNV-1a with the key as its seed, finished by the mixer of SplitMix64. */
  private static long mix(String text, long seed) {
    long hash = 0xcbf29ce484222325L ^ seed;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}
