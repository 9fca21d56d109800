package dev.calsync.crash;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What every call says first.
 *
 * @param worker who calls
 * @param began when it was sent, after the lease was looked at for the last time
 * @param calendar the provider's id of the calendar; empty text if the call is about the account
 */
record Request(
    String worker, Instant began, String connection, String account, Verb verb, String calendar) {

  /** What can be asked of the provider. */
  enum Verb {
    VALIDATE,
    LIST,
    FIND,
    WINDOW,
    CHANGES,
    FETCH,
    WRITE,
    LOOKUP
  }

  void put(DataOutputStream out) throws IOException {
    Wire.putText(out, worker);
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, began));
    Wire.putText(out, connection);
    Wire.putText(out, account);
    Wire.putText(out, verb.name());
    Wire.putText(out, calendar);
  }

  static Request get(DataInputStream in) throws IOException {
    return new Request(
        Wire.getText(in),
        Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS),
        Wire.getText(in),
        Wire.getText(in),
        Verb.valueOf(Wire.getText(in)),
        Wire.getText(in));
  }
}
