package dev.calsync.engine.permit;

import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.Limit;
import dev.calsync.store.Bucket;
import dev.calsync.store.PermitStore.Draw;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Which buckets a call draws from. A limit of so many in a span is a bucket of a tenth of them that
 * fills with the rest in that span, so no span ever sees more. Of a budget, a fifth of the bucket
 * is kept for writes: what people wait for goes first (R-D6).
 */
final class Limits {

  private static final int BURST = 10;
  private static final int KEPT = 5;
  private static final int FEW = 4;
  private static final int NAME_BYTES = 8;

  private final Map<String, List<Limit>> agreed;

  /**
   * Limits as connectors declare them, unless the host knows better.
   *
   * @param agreed by connector id, in place of what the connector declares
   */
  Limits(Map<String, List<Limit>> agreed) {
    this.agreed = Map.copyOf(agreed);
  }

  /** What one verb may wish for: so many requests of each bucket, and more for the next ones. */
  List<Draw> draws(ConnectorDescriptor connector, Whose whose, int requests, boolean writing) {
    String id = connector.id().value();
    return of(connector).stream()
        .filter(limit -> isShared(limit.scope(), whose))
        .map(limit -> draw(limit, bucket(id, limit, whose), requests, writing))
        .toList();
  }

  /** How many requests may be wished for at once: as many as the smallest bucket holds. */
  int most(ConnectorDescriptor connector) {
    return of(connector).stream().mapToInt(Limits::size).min().orElse(Integer.MAX_VALUE);
  }

  private static int size(Limit limit) {
    return Math.max(1, limit.most() / BURST);
  }

  /** The buckets of a scope. */
  List<Bucket> buckets(ConnectorDescriptor connector, Whose whose, Limit.Scope scope) {
    return of(connector).stream()
        .filter(limit -> limit.scope() == scope && isShared(scope, whose))
        .map(limit -> bucket(connector.id().value(), limit, whose))
        .toList();
  }

  /** The buckets of budgets for a day or more. */
  List<Bucket> budgets(ConnectorDescriptor connector, Whose whose) {
    return of(connector).stream()
        .filter(limit -> limit.isBudget() && isShared(limit.scope(), whose))
        .map(limit -> bucket(connector.id().value(), limit, whose))
        .toList();
  }

  /**
   * How long so many requests take at least: what is beyond a full bucket waits for its refills.
   */
  Duration atLeast(ConnectorDescriptor connector, Whose whose, long requests) {
    return of(connector).stream()
        .filter(limit -> isShared(limit.scope(), whose))
        .map(limit -> bucket(connector.id().value(), limit, whose))
        .map(bucket -> bucket.each().multipliedBy(Math.max(0, requests - bucket.size())))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static boolean isShared(Limit.Scope scope, Whose whose) {
    return switch (scope) {
      case PROJECT -> true;
      case ACCOUNT -> whose.account().isPresent();
      case CALENDAR -> whose.calendar().isPresent();
    };
  }

  private List<Limit> of(ConnectorDescriptor connector) {
    return agreed.getOrDefault(connector.id().value(), connector.limits());
  }

  private static Draw draw(Limit limit, Bucket bucket, int requests, boolean writing) {
    int least = Math.min(requests, bucket.size());
    int wanted = Math.min(bucket.size(), least + ahead(bucket.size()));
    int keep = limit.isBudget() && !writing ? bucket.size() / KEPT : 0;
    return new Draw(bucket, least, wanted, Math.min(keep, bucket.size() - least));
  }

  /**
   * A tenth of a large bucket, half of a small one. One of a single permit is asked for each call:
   * that is at most twenty times in the limit's span.
   */
  private static int ahead(int size) {
    return Math.max(size / BURST, Math.min(size / 2, FEW));
  }

  static Bucket bucket(String connector, Limit limit, Whose whose) {
    int size = size(limit);
    long span = limit.in().toNanos() / 1_000;
    long refills = Math.max(1, limit.most() - size);
    Duration each = Duration.of((span + refills - 1) / refills, ChronoUnit.MICROS);
    return new Bucket(name(connector, limit, whose), size, each);
  }

  /** Accounts are people: their names stay out of the store's limits. */
  private static String name(String connector, Limit limit, Whose whose) {
    String shared =
        switch (limit.scope()) {
          case PROJECT -> "";
          case ACCOUNT -> hash(whose.account().orElseThrow());
          case CALENDAR -> hash(whose.calendar().orElseThrow().providerId());
        };
    return String.join("/", connector, limit.scope().name(), shared, limit.in().toString());
  }

  private static String hash(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, NAME_BYTES));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
