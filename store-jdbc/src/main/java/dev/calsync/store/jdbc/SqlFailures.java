package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;

/**
 * Database errors as typed failures. A database likes to quote the values that it stumbled over, so
 * its text is withheld unless it can only speak of statements and connections (R-J4).
 */
final class SqlFailures {

  private final Dialect dialect;

  SqlFailures(Dialect dialect) {
    this.dialect = dialect;
  }

  Trouble troubleOf(SQLException error) {
    SQLException own = unwrap(error);
    Trouble trouble = dialect.troubleOf(own);
    return trouble == Trouble.OTHER ? byStandard(own) : trouble;
  }

  /** Whether a row was to be written first that somebody else wrote meanwhile. */
  boolean isFirstRowOfAnother(SQLException error) {
    return stateOf(unwrap(error)).equals("23505");
  }

  private static SQLException unwrap(SQLException error) {
    return error instanceof BatchUpdateException && error.getNextException() != null
        ? error.getNextException()
        : error;
  }

  private static Trouble byStandard(SQLException error) {
    if (stateOf(error).startsWith("08")
        || error instanceof SQLNonTransientConnectionException
        || error instanceof SQLTransientConnectionException
        || error instanceof SQLRecoverableException) {
      return Trouble.UNAVAILABLE;
    }
    return stateOf(error).startsWith("40") || error instanceof SQLTransactionRollbackException
        ? Trouble.COLLISION
        : Trouble.OTHER;
  }

  StoreException of(SQLException error) {
    Trouble trouble = troubleOf(error);
    return switch (trouble) {
      case COLLISION ->
          failure(StoreException.BUSY, "Others were in the way each time; call again", error);
      case SLOW -> failure(StoreException.BUSY, "A statement was stopped; call again", error);
      case UNAVAILABLE ->
          failure("STORE_UNAVAILABLE", "The database is not there; call again", error);
      case MISSING ->
          failure("SCHEMA_MISSING", "A table or column is not there; use SchemaMode.APPLY", error);
      case TOO_LONG -> failure("VALUE_TOO_LONG", "A value outgrows its column", error);
      case IN_USE -> failure("STORE_IN_USE", "Another process has the file open", error);
      case READ_ONLY ->
          failure("STORE_READ_ONLY", "The database may not be written; give it the right", error);
      case CORRUPT ->
          failure(
              "STORE_CORRUPT",
              "The file is damaged, or no database; put it aside and begin a new one: with the same"
                  + " keys it knows its mirrors again",
              error);
      case FOREIGN -> failure("STORE_FOREIGN", "The file is somebody else's database", error);
      case OTHER -> failure("STORE_FAILED", "The database refused a statement", error);
    };
  }

  /** Whether the commit happened cannot be known: who calls again must look first (FLT-47). */
  StoreException commitUnknown(SQLException error) {
    return failure("STORE_UNAVAILABLE", "The connection was lost in a commit", error);
  }

  private StoreException failure(String code, String message, SQLException error) {
    SQLException own = unwrap(error);
    String codes = " (SQL state " + stateOf(own) + ", code " + own.getErrorCode() + ")";
    boolean retryable = code.equals(StoreException.BUSY) || code.equals("STORE_UNAVAILABLE");
    return new StoreException(
        code, message + codes, quotesValues(own) ? bare(own) : own, retryable);
  }

  private boolean quotesValues(SQLException error) {
    return switch (troubleOf(error)) {
      case COLLISION, TOO_LONG -> true;
      case SLOW, UNAVAILABLE, MISSING, IN_USE, READ_ONLY, CORRUPT, FOREIGN -> false;
      case OTHER -> !stateOf(error).startsWith("42");
    };
  }

  private static SQLException bare(SQLException error) {
    SQLException bare =
        new SQLException("The database's text is withheld", stateOf(error), error.getErrorCode());
    bare.setStackTrace(error.getStackTrace());
    return bare;
  }

  private static String stateOf(SQLException error) {
    return error.getSQLState() == null ? "" : error.getSQLState();
  }
}
