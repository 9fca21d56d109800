package dev.calsync.engine.permit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.connector.ConnectorDescriptor;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Limit;
import dev.calsync.store.Bucket;
import dev.calsync.store.PermitStore.Draw;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-D6: which buckets a call draws from, and how much. */
class LimitsTest {

  private static final Limit PROJECT = limit(Limit.Scope.PROJECT, 10_000, "PT1M");
  private static final Limit ACCOUNT = limit(Limit.Scope.ACCOUNT, 600, "PT1M");
  private static final Limit CALENDAR = limit(Limit.Scope.CALENDAR, 5, "PT1S");
  private static final Limit BUDGET = limit(Limit.Scope.PROJECT, 1_000_000, "PT24H");

  /** However the calls lie: a full bucket, and what fills in meanwhile. */
  @ParameterizedTest
  @CsvSource({"10000, PT1M", "600, PT1M", "1, PT1S", "2, PT1S", "7, PT3S", "1000000, PT24H"})
  void noSpanSeesMoreThanTheLimit(int most, Duration in) {
    Bucket bucket = Limits.bucket("x", new Limit(Limit.Scope.PROJECT, most, in), whose("ann", "a"));

    assertThat(bucket.size() + in.dividedBy(bucket.each())).isLessThanOrEqualTo(Math.max(2, most));
    assertThat(bucket.size() + in.dividedBy(bucket.each())).isGreaterThanOrEqualTo(most * 9L / 10);
  }

  @Test
  void calendarsOfAnAccountShareItsBucketAndAccountsShareTheProject() {
    assertThat(names(whose("ann", "a")).get(0)).isEqualTo(names(whose("bob", "b")).get(0));
    assertThat(names(whose("ann", "a")).get(1)).isEqualTo(names(whose("ann", "b")).get(1));
    assertThat(names(whose("ann", "a")).get(1)).isNotEqualTo(names(whose("bob", "a")).get(1));
    assertThat(names(whose("ann", "a")).get(2)).isNotEqualTo(names(whose("ann", "b")).get(2));
  }

  /** R-J4: a store's limits name nobody. */
  @Test
  void noNameOfABucketTellsWhose() {
    assertThat(names(whose("ann@example.com", "ann-private")).toString()).doesNotContain("ann");
  }

  @Test
  void aFifthOfABudgetIsKeptForWrites() {
    assertThat(draws(List.of(BUDGET), false).get(0).keep()).isEqualTo(20_000);
    assertThat(draws(List.of(BUDGET), true).get(0).keep()).isZero();
    assertThat(draws(List.of(PROJECT), false).get(0).keep()).isZero();
  }

  @Test
  void whatTheHostAgreedOnGoesBeforeWhatTheConnectorDeclares() {
    Limits agreed = new Limits(Map.of("x", List.of(CALENDAR)));

    assertThat(agreed.draws(connector(List.of(PROJECT)), whose("ann", "a"), 1, true))
        .extracting(draw -> draw.bucket().name())
        .allMatch(name -> name.contains("CALENDAR"))
        .hasSize(1);
  }

  @Test
  void aBatchBeyondTheBucketTakesAllOfIt() {
    Draw draw =
        new Limits(Map.of())
            .draws(connector(List.of(ACCOUNT)), whose("ann", "a"), 500, true)
            .get(0);

    assertThat(draw.least()).isEqualTo(60);
  }

  @Test
  void aVerbIsNoLargerThanTheSmallestBucketItDrawsFrom() {
    Limits limits = new Limits(Map.of());

    assertThat(limits.most(connector(List.of(ACCOUNT, CALENDAR)))).isEqualTo(1);
    assertThat(limits.most(connector(List.of(ACCOUNT)))).isEqualTo(60);
    assertThat(limits.most(connector(List.of()))).isEqualTo(Integer.MAX_VALUE);
  }

  /** Shared by all nodes without a round trip for each call; what one node has, others lack. */
  @ParameterizedTest
  @CsvSource({"20, 2", "30, 2", "40, 3", "60, 4", "100, 5", "600, 7", "10000, 101"})
  void oneDrawIsForSeveralCalls(int most, int calls) {
    Limit limit = limit(Limit.Scope.ACCOUNT, most, "PT1M");

    assertThat(draws(List.of(limit), false).get(0).most()).isEqualTo(calls);
  }

  private static List<String> names(Whose whose) {
    return new Limits(Map.of())
        .draws(connector(List.of(PROJECT, ACCOUNT, CALENDAR)), whose, 1, false).stream()
            .map(draw -> draw.bucket().name())
            .toList();
  }

  private static List<Draw> draws(List<Limit> limits, boolean writing) {
    return new Limits(Map.of()).draws(connector(limits), whose("ann", "a"), 1, writing);
  }

  private static ConnectorDescriptor connector(List<Limit> limits) {
    return new ConnectorDescriptor(
        new ConnectorId("x"), "X", List.of(), Optional.empty(), limits, Duration.ofDays(1));
  }

  private static Whose whose(String account, String calendar) {
    return new Whose(account, new CalendarRef(ConnectionId.of("c"), calendar));
  }

  private static Limit limit(Limit.Scope scope, int most, String in) {
    return new Limit(scope, most, Duration.parse(in));
  }
}
