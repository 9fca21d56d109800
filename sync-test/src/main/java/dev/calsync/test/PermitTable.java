package dev.calsync.test;

import dev.calsync.store.Bucket;
import dev.calsync.store.BucketLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How buckets stood when they were last touched. */
final class PermitTable {

  private record Touched(BucketLevel level, Instant at) {
    BucketLevel now(Instant now) {
      return level.after(Duration.between(at, now));
    }
  }

  private final TreeMap<String, Touched> buckets = new TreeMap<>();

  PermitTable copy() {
    PermitTable copy = new PermitTable();
    copy.buckets.putAll(buckets);
    return copy;
  }

  BucketLevel level(Bucket bucket, Instant now) {
    Touched touched = buckets.get(bucket.name());
    return touched == null ? BucketLevel.FULL : touched.now(now);
  }

  void put(String name, BucketLevel level, Instant now) {
    buckets.put(name, new Touched(level, now));
  }

  int forgetFull(Instant now, int limit) {
    int before = buckets.size();
    buckets.entrySet().stream()
        .filter(it -> it.getValue().now(now).equals(BucketLevel.FULL))
        .map(Map.Entry::getKey)
        .limit(limit)
        .toList()
        .forEach(buckets::remove);
    return before - buckets.size();
  }
}
