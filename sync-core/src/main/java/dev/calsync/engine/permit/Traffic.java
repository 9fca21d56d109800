package dev.calsync.engine.permit;

import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.Limit;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.failure.StoreException;
import dev.calsync.host.Ticker;
import dev.calsync.store.Bucket;
import dev.calsync.store.BucketLevel;
import dev.calsync.store.PermitStore;
import dev.calsync.store.PermitStore.Draw;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All calls of this node: none goes past it, and each of their requests is paid. Thread-safe. */
public final class Traffic {

  private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

  /** A provider that asks for more is asked again after a day. */
  private static final Duration LONGEST_REST = Duration.ofDays(1);

  private static final Duration SHORT_REST = Duration.ofSeconds(1);

  private final PermitStore permits;
  private final PermitStock stock;
  private final Rests rests;
  private final Limits limits;
  private final Ticker ticker;
  private final RandomGenerator jitter;
  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

  /**
   * The calls of a node.
   *
   * @param permits the limits that all nodes share
   * @param agreed by connector id, limits in place of those that the connector declares
   * @param ticker elapsed time
   * @param jitter chance
   */
  public Traffic(
      PermitStore permits, Map<String, List<Limit>> agreed, Ticker ticker, RandomGenerator jitter) {
    this.permits = permits;
    this.stock = new PermitStock(permits, ticker);
    this.rests = new Rests(ticker);
    this.limits = new Limits(agreed);
    this.ticker = ticker;
    this.jitter = jitter;
  }

  /** How the buckets stand in the store that this node drew from last. */
  public Map<Bucket, BucketLevel> levels() {
    Map<Bucket, BucketLevel> levels = new LinkedHashMap<>();
    stock.drawnFrom().forEach(bucket -> levels.put(bucket, permits.level(bucket)));
    return levels;
  }

  /** Gives back what this node drew ahead; without its store it is lost, as if spent. */
  public void close() {
    try {
      stock.close();
    } catch (StoreException away) {
      LOG.debug("permits were not given back: {}", away.code());
    }
  }

  /**
   * The way to one account, or one of its calendars.
   *
   * @param connector whose
   * @param whose account and calendar, as far as they are known
   */
  public Way to(ConnectorDescriptor connector, Whose whose) {
    return new Way(connector, whose, false);
  }

  /** The share of one account or calendar. */
  public final class Way {

    private final ConnectorDescriptor connector;
    private final Whose whose;
    private final boolean goesOn;

    private Way(ConnectorDescriptor connector, Whose whose, boolean goesOn) {
      this.connector = connector;
      this.whose = whose;
      this.goesOn = goesOn;
    }

    /**
     * For what follows from a verb that went before, and is worth nothing without it: it is not
     * refused for want of permits, but counts all the same. Else a step of several verbs would
     * begin again and again where a bucket holds fewer.
     */
    public Way goingOn() {
      return new Way(connector, whose, true);
    }

    /** For what can be left for later. */
    public Way anew() {
      return new Way(connector, whose, false);
    }

    /**
     * A reading verb; it begins with a permit for one request.
     *
     * @param verb talks to the provider, paying for each request before it goes out
     * @return what it answers
     * @throws ConnectorException what it throws, or a refusal of ours ({@link NotNow}) if it did
     *     not even begin
     */
    public <T> T read(Function<Toll, T> verb) {
      return pass(1, false, verb);
    }

    /**
     * How much is left of the scarcest budget for a day or more, a question to the store for each.
     *
     * @return 0, nothing, to 1, all, or no budget
     */
    public double budgetLeft() {
      return limits.budgets(connector, whose).stream()
          .mapToDouble(it -> permits.level(it).permits(it) / (double) it.size())
          .min()
          .orElse(1);
    }

    /**
     * How many requests one verb may be of: a larger batch would go past a limit, whatever it waits
     * for.
     */
    public int most() {
      return limits.most(connector);
    }

    /**
     * How long the limits make calls last at least, if nobody else uses them.
     *
     * @param calls how many
     */
    public Duration atLeast(long calls) {
      return limits.atLeast(connector, whose, calls);
    }

    /**
     * A writing verb.
     *
     * @param requests how many requests it will take, about; at most {@link #most}
     * @param verb talks to the provider, paying for each request before it goes out
     * @return what it answers
     * @throws ConnectorException as {@link #read} does
     */
    public <T> T write(int requests, Function<Toll, T> verb) {
      return pass(requests, true, verb);
    }

    private <T> T pass(int requests, boolean writing, Function<Toll, T> verb) {
      rests.left(account()).ifPresent(in -> refuse(NotNow.noPermits(provider(), in)));
      List<Draw> draws = limits.draws(connector, whose, requests, writing);
      Breaker breaker = breakers.computeIfAbsent(provider(), any -> new Breaker(ticker, jitter));
      breaker.begin().ifPresent(in -> refuse(NotNow.providerRests(provider(), in)));
      Optional<Duration> later = spend(draws, breaker);
      if (later.isPresent() && !(goesOn && isOnlyWant(draws, breaker))) {
        breaker.withdrawn();
        throw NotNow.noPermits(provider(), later.get());
      }
      Toll toll = new Toll(this, writing, later.isPresent() ? 0 : requests);
      Says says = Says.NOTHING;
      try {
        T answer = verb.apply(toll);
        says = Says.WELL;
        return answer;
      } catch (ConnectorException trouble) {
        says = Says.of(trouble);
        complain(trouble);
        throw trouble;
      } finally {
        stock.putBack(draws, toll.rest());
        end(breaker, says);
      }
    }

    /** Our own trouble, a store that is away for instance, says nothing about the provider. */
    private void end(Breaker breaker, Says says) {
      if (says == Says.NOTHING) {
        breaker.withdrawn();
      } else {
        breaker
            .ended(account(), says == Says.WELL)
            .ifPresent(rest -> penalise(Limit.Scope.PROJECT, rest));
      }
    }

    /** A request that follows others of its verb goes nowhere once the account must wait. */
    void refuseWhileTold() {
      rests.left(account()).ifPresent(in -> refuse(NotNow.toldToWait(provider(), in)));
    }

    /** Requests beyond what their verb began with. */
    void charge(int requests, boolean writing) {
      stock.charge(limits.draws(connector, whose, requests, writing), requests);
    }

    /** A bucket that rests was told to wait, by whichever node (INV-20). */
    private boolean isOnlyWant(List<Draw> draws, Breaker breaker) {
      try {
        return draws.stream().allMatch(draw -> permits.level(draw.bucket()).rest().isZero());
      } catch (RuntimeException away) {
        breaker.withdrawn();
        throw away;
      }
    }

    /** A call that does not begin is none for the breaker, even if the store is what failed. */
    private Optional<Duration> spend(List<Draw> draws, Breaker breaker) {
      try {
        return stock.spend(draws);
      } catch (RuntimeException away) {
        breaker.withdrawn();
        throw away;
      }
    }

    /** A refusal by one account's limit; the breaker judges whether it is everybody's (FLT-11). */
    private void complain(ConnectorException trouble) {
      if (trouble.failureClass() == FailureClass.THROTTLED && !NotNow.isOurs(trouble)) {
        Duration rest = bounded(trouble.retryAfter().orElse(SHORT_REST));
        whose.account().ifPresent(known -> rests.begin(account(), rest));
        penalise(Limit.Scope.ACCOUNT, rest);
      }
    }

    private void penalise(Limit.Scope scope, Duration rest) {
      limits.buckets(connector, whose, scope).forEach(bucket -> permits.penalise(bucket, rest));
    }

    private String account() {
      return provider() + "/" + whose.account().orElse("");
    }

    private String provider() {
      return connector.id().value();
    }
  }

  private static Duration bounded(Duration told) {
    Duration least = told.isNegative() ? SHORT_REST : told;
    return least.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : least;
  }

  private static void refuse(ConnectorException refusal) {
    throw refusal;
  }

  /** What the end of a call says about the provider. */
  private enum Says {
    WELL,
    ILL,
    NOTHING;

    static Says of(ConnectorException trouble) {
      if (NotNow.isOurs(trouble)) {
        return NOTHING;
      }
      boolean ill =
          trouble.failureClass() == FailureClass.TRANSIENT
              || trouble.failureClass() == FailureClass.THROTTLED;
      return ill ? ILL : WELL;
    }
  }
}
