package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On PostgreSQL a batch is one statement, whose parameters are arrays: the server itself tells what
 * it ran.
 */
class ArrayBatchesTest {

  private static final String ADD = "insert into sample (name, n) values (?, ?)";
  private static final String RAISE = "update sample set n = n + ? where name = ?";
  private static final String REMOVE = "delete from sample where name = ?";
  private static final int MANY = 500;

  private final TestDatabase database = TestDatabase.Product.POSTGRESQL.open();
  private final Dialect dialect = new PostgresDialect();
  private final SqlTexts texts = new SqlTexts(dialect, "", "calsync_");
  private final Plans plans = new Plans(database);

  @BeforeEach
  void make() {
    database.execute("create table sample (name text primary key, n bigint not null)");
  }

  @AfterEach
  void drop() {
    plans.close();
    database.close();
  }

  @Test
  void fiveHundredRowsAreAddedChangedAndRemovedByAStatementEach() {
    List<String> names = IntStream.range(0, MANY).mapToObj(i -> "name " + i).toList();

    assertThat(plans.of(() -> run(ADD, names, (to, name) -> to.text(name).number(name.length()))))
        .hasSize(1);
    assertThat(plans.of(() -> run(RAISE, names, (to, name) -> to.number(1).text(name)))).hasSize(1);
    assertThat(database.column("select count(*) from sample where n = length(name) + 1"))
        .containsExactly("" + MANY);
    assertThat(plans.of(() -> run(REMOVE, names, Params::text))).hasSize(1);
    assertThat(database.column("select count(*) from sample")).containsExactly("0");
  }

  @Test
  void eachItemIsToldHowManyRowsItChanged() {
    run(ADD, List.of("a", "b"), (to, name) -> to.text(name).number(0));

    assertThat(run(RAISE, List.of("a", "nobody", "b"), (to, name) -> to.number(1).text(name)))
        .containsExactly(1, 0, 1);
  }

  /** One statement changes a row once. */
  @Test
  void whoWantsARowAgainHasItInTheNextStatement() {
    run(ADD, List.of("a", "b"), (to, name) -> to.text(name).number(0));
    List<Map.Entry<String, Long>> wishes =
        List.of(Map.entry("a", 1L), Map.entry("b", 10L), Map.entry("a", 100L));

    assertThat(
            plans.of(
                () ->
                    assertThat(
                            run(
                                RAISE,
                                wishes,
                                (to, it) -> to.number(it.getValue()).text(it.getKey())))
                        .containsExactly(1, 1, 1)))
        .hasSize(2);
    assertThat(database.column("select n from sample order by name")).containsExactly("101", "10");
  }

  private <T> int[] run(String sql, List<T> items, Tx.ItemBinding<T> binding) {
    try (Connection connection = plans.dataSource().getConnection()) {
      return dialect.batches().run(connection, sql, texts, items, binding);
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
  }
}
