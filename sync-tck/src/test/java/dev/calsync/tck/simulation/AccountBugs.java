package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Call;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.Resource;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.store.EdgeState;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.PlanCommit;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import dev.calsync.test.Canary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What would go wrong with accounts, one bug each. */
final class AccountBugs {

  private AccountBugs() {}

  /** Whoever needs a token renews the grant, whoever else is at it. */
  static Planted everybodyRenews() {
    return StoreBugs.twisting(
        "secrets.beginRotation",
        (store, arguments, real) -> {
          real.with(arguments);
          return true;
        });
  }

  /** What came of a refresh token is kept in memory at most. */
  static Planted grantsNotKept() {
    return StoreBugs.twisting(
        "secrets.rotateSecret",
        (store, arguments, real) ->
            store
                .secrets()
                .findSecret((OwnerId) arguments.get(0), (SecretName) arguments.get(1))
                .map(SealedSecret::version)
                .filter(arguments.get(2)::equals)
                .map(version -> version + 1));
  }

  /** Nobody looks where a connection stands before it is called. */
  static Planted standingNotLookedAt() {
    return StoreBugs.twisting(
        "records.find",
        (store, arguments, real) -> {
          Object answer = Objects.requireNonNull(real.with(arguments));
          return arguments.get(1).equals(RecordKind.CONNECTION)
              ? ((Optional<?>) answer).map(OwnedRecord.class::cast).map(AccountBugs::active)
              : answer;
        });
  }

  /** Whoever does something for an account does not see that it was given up. */
  static Planted givingUpNotSeen() {
    return StoreBugs.twisting(
        "records.find",
        (store, arguments, real) -> {
          Object answer = Objects.requireNonNull(real.with(arguments));
          return arguments.get(1).equals(RecordKind.CONNECTION)
              ? ((Optional<?>) answer).map(OwnedRecord.class::cast).map(AccountBugs::there)
              : answer;
        });
  }

  /** The mirrors of an edge that ends are forgotten. */
  static Planted endingsForgotten() {
    return StoreBugs.twisting(
        "mirrors.commitPlan",
        (store, arguments, real) -> {
          PlanCommit plan = (PlanCommit) arguments.get(1);
          boolean ends = plan.to().equals(EdgeState.NEW);
          return real.with(
              List.of(
                  arguments.get(0),
                  new PlanCommit(
                      plan.edge(),
                      plan.from(),
                      plan.to(),
                      ends ? List.of() : plan.intents(),
                      plan.hold(),
                      plan.journal())));
        });
  }

  /** What a provider had trouble with is quoted, so that somebody can look into it (HOS-40). */
  static Planted tokensQuoted() {
    return new Planted() {
      @Override
      public ConnectorAdapter connector(ConnectorAdapter connector) {
        return new TwistedConnector(
            connector, AccountBugs::quoting, UnaryOperator.identity(), UnaryOperator.identity());
      }
    };
  }

  private static EventReader quoting(EventReader real) {
    return new TwistedReader(real, UnaryOperator.identity()) {
      @Override
      public FetchPage fetchWindow(
          Call call, CalendarRef calendar, TimeRange window, Optional<Continuation> at) {
        return quoting(call, () -> real.fetchWindow(call, calendar, window, at));
      }

      @Override
      public FetchPage changes(
          Call call, CalendarRef calendar, Cursor since, Optional<Continuation> at) {
        return quoting(call, () -> real.changes(call, calendar, since, at));
      }
    };
  }

  private static FetchPage quoting(Call call, Supplier<FetchPage> verb) {
    try {
      return verb.get();
    } catch (ConnectorException trouble) {
      if (!Set.of("OUT_OF_ORDER", "CUT_OFF", "TOO_MANY").contains(trouble.code())) {
        throw trouble;
      }
      // Without its canary: this is for the invariant to find, not for the watch over the logs.
      String token = call.token(new Resource("calendars")).reveal().replace("-" + Canary.WORD, "");
      throw ConnectorException.of(FailureClass.TRANSIENT, "TROUBLE", "Trouble with " + token);
    }
  }

  /** A question for the calendars of one owner is answered with those of all. */
  static Planted ownersMixedUp() {
    return StoreBugs.twisting(
        "records.page",
        (store, arguments, real) -> {
          List<OwnedRecord> all =
              new ArrayList<>(StoreBugs.<OwnedRecord>many(real.with(arguments)));
          if (arguments.get(1).equals(RecordKind.CALENDAR)) {
            OwnerId other = arguments.get(0).equals(Scene.OWNER) ? Neighbour.OWNER : Scene.OWNER;
            all.addAll(store.records().page(other, RecordKind.CALENDAR, "", 100));
          }
          return all;
        });
  }

  private static OwnedRecord there(OwnedRecord record) {
    return new OwnedRecord(
        record.key(), record.version(), record.body().replace("DISCONNECTED", "ACTIVE"));
  }

  private static OwnedRecord active(OwnedRecord record) {
    String body = record.body().replaceAll("REAUTH_REQUIRED|DISCONNECTED|SUSPENDED", "ACTIVE");
    return new OwnedRecord(record.key(), record.version(), body);
  }
}
