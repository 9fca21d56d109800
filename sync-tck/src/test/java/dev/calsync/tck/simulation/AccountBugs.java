package dev.calsync.tck.simulation;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import java.util.Objects;
import java.util.Optional;

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

  private static OwnedRecord active(OwnedRecord record) {
    String body = record.body().replaceAll("REAUTH_REQUIRED|DISCONNECTED|SUSPENDED", "ACTIVE");
    return new OwnedRecord(record.key(), record.version(), body);
  }
}
