package dev.calsync.store.jdbc;

import dev.calsync.failure.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** How a store uses a database of the host's. */
public final class JdbcStoreBuilder {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,29}");

  private final DataSource dataSource;
  private String schema = "";
  private String prefix = "calsync_";
  private SchemaMode mode = SchemaMode.APPLY;
  private int maxConnections = 4;
  private Optional<Dialect> dialect = Optional.empty();
  private OwnTransactions.AfterCommit afterCommit = connection -> {};
  private Runnable closing = () -> {};
  private boolean alone;

  JdbcStoreBuilder(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The schema that the tables live in; by default that of the connections.
   *
   * @param name a letter or underscore, then up to 29 letters, digits, underscores; empty text for
   *     the default
   * @return this
   * @throws IllegalArgumentException for any other text
   */
  public JdbcStoreBuilder schema(String name) {
    this.schema = checked("schema", name);
    return this;
  }

  /**
   * What the names of all tables begin with; by default {@code calsync_}.
   *
   * @param text a letter or underscore, then up to 29 letters, digits, underscores; may be empty
   * @return this
   * @throws IllegalArgumentException for any other text
   */
  public JdbcStoreBuilder tablePrefix(String text) {
    this.prefix = checked("table prefix", text);
    return this;
  }

  /**
   * What opening does about the tables; by default {@link SchemaMode#APPLY}.
   *
   * @param wanted the mode
   * @return this
   */
  public JdbcStoreBuilder schemaMode(SchemaMode wanted) {
    this.mode = wanted;
    return this;
  }

  /**
   * How many connections the store takes at once; by default 4.
   *
   * @param most at least 1
   * @return this
   * @throws IllegalArgumentException below 1
   */
  public JdbcStoreBuilder maxConnections(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a store needs at least 1 connection, not " + most);
    }
    this.maxConnections = most;
    return this;
  }

  JdbcStoreBuilder dialect(Dialect spoken) {
    this.dialect = Optional.of(spoken);
    return this;
  }

  JdbcStoreBuilder afterCommit(OwnTransactions.AfterCommit step) {
    this.afterCommit = step;
    return this;
  }

  JdbcStoreBuilder closing(Runnable step) {
    this.closing = step;
    return this;
  }

  /** Nobody else has the database open, so whoever holds a lease in it is dead. */
  JdbcStoreBuilder alone(boolean isAlone) {
    this.alone = isAlone;
    return this;
  }

  /**
   * Opens the store, after its tables were looked after as the mode says.
   *
   * @return an open store
   * @throws StoreException as {@link JdbcSyncStore} lists
   */
  public JdbcSyncStore open() {
    try {
      return opened();
    } catch (RuntimeException refused) {
      closing.run();
      throw refused;
    }
  }

  private JdbcSyncStore opened() {
    Dialect spoken = dialect.orElseGet(this::dialectOfProduct);
    OwnTransactions transactions =
        new OwnTransactions(
            dataSource,
            new SqlTexts(spoken, schema, prefix),
            new SqlFailures(spoken),
            new OwnTransactions.Aftermath(afterCommit, spoken.upkeep()),
            maxConnections);
    new Migrator(transactions, spoken.scripts()).run(mode);
    if (alone) {
      transactions.write(Sweep::endAll);
    }
    return new JdbcSyncStore(transactions, transactions, spoken.lanes(), () -> close(transactions));
  }

  private void close(OwnTransactions transactions) {
    if (transactions.close()) {
      closing.run();
    }
  }

  private Dialect dialectOfProduct() {
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return switch (product) {
        case "H2" -> new H2Dialect();
        case "PostgreSQL" -> new PostgresDialect();
        default ->
            throw new StoreException(
                "DATABASE_UNSUPPORTED",
                "There are no scripts for " + product + "; use PostgreSQL or H2",
                null,
                false);
      };
    } catch (SQLException error) {
      throw new SqlFailures(new H2Dialect()).of(error);
    }
  }

  private static String checked(String what, String name) {
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a " + what + " has up to 30 letters, digits and underscores and begins with no digit");
    }
    return name;
  }
}
