package dev.calsync.store.jdbc;

/** What a database needs now and then, after effects were committed. */
interface Upkeep {

  Upkeep NONE = (transactions, rows) -> {};

  /** Called outside any transaction, with the number of rows that were written; must not fail. */
  void after(OwnTransactions transactions, int rows);
}
