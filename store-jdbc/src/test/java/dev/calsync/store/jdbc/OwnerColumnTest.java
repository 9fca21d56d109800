package dev.calsync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No statement reaches a row without saying whose it is (INV-23, R-J5). */
class OwnerColumnTest {

  /** What works across owners, by name (engine design, section 6), and what has no owner. */
  private static final Set<String> WITHOUT_OWNER =
      Set.of(
          "SelectThenUpdateQueue.SERVED",
          "SelectThenUpdateQueue.WAITING",
          "SelectThenUpdateQueue.SERVE",
          "SelectThenUpdateQueue.FORGET_TAILS",
          "SelectThenUpdateQueue.FIRST_DUE",
          "OneStatementQueue.CLAIM",
          "OneStatementQueue.FIRST_DUE",
          "OneStatementQueue.TAKEABLE",
          "SelectThenUpdateQueue.TAKEABLE",
          "JdbcJobStore.LOAD",
          "QueueFloor.MARKS",
          "Handover.ANY",
          "HandedRequests.TAKE",
          "HandedLines.TAKE",
          "HandedAudit.TAKE",
          "FreshStatistics.GROWN",
          "Tx.SCHEMA",
          "Tx.INDEXES",
          "Sweep.EXPIRED",
          "Sweep.LOCK_EXPIRED",
          "Sweep.END_ALL",
          "JdbcOAuthStateStore.ADD",
          "JdbcOAuthStateStore.LOCK",
          "JdbcChannelStore.ADD",
          "JdbcChannelStore.FIND",
          "PermitRows.LEVEL",
          "PermitRows.LOCK",
          "PermitRows.ADD",
          "PermitRows.CHANGE",
          "JdbcPermitStore.FORGET",
          "JdbcSyncStore.BOUND",
          "JdbcSyncStore.BIND",
          "Migrator.CREATE_VERSIONS",
          "Migrator.ADD_VERSION",
          "Migrator.VERSIONS",
          "H2Pool.TABLES",
          "H2Pool.SESSIONS");

  /** Tables; the one of turns is a number. */
  private static final Pattern TABLE =
      Pattern.compile(
          "(from|join|into|update)\\s+\\{(?!turn})(\\w+)}(?: (?!set|where|\\()(\\w+))?");

  private record Text(String name, String sql) {}

  @Test
  void everyStatementSaysWhoseRowsItReaches() throws Exception {
    assertThat(texts().filter(text -> !WITHOUT_OWNER.contains(text.name())).toList())
        .hasSizeGreaterThan(50)
        .allSatisfy(text -> assertThat(unowned(text)).as(text.name()).isEmpty());
  }

  @Test
  void theListOfExceptionsHoldsNothingElse() throws Exception {
    assertThat(texts().map(Text::name)).containsAll(WITHOUT_OWNER);
  }

  @Test
  void allSqlStandsInConstants() throws Exception {
    for (Path file : sources()) {
      assertThat(surroundingsOfBlocks(Files.readString(file)))
          .as(file.getFileName().toString())
          .allMatch(it -> it.contains("static final String"));
    }
  }

  /** What stands before each text block, from the end of the statement before it. */
  private static List<String> surroundingsOfBlocks(String source) {
    String[] pieces = source.split("\"\"\"", -1);
    List<String> surroundings = new ArrayList<>();
    String code = "";
    for (int i = 0; i + 1 < pieces.length; i += 2) {
      code += pieces[i];
      code = code.substring(Math.max(code.lastIndexOf(';'), code.lastIndexOf('}')) + 1);
      surroundings.add(code);
    }
    return surroundings;
  }

  @Test
  void recognisesWhatItLooksFor() {
    assertThat(unowned(new Text("a", "select x from {job} j where j.owner = ? and j.x = 1")))
        .isEmpty();
    assertThat(unowned(new Text("b", "select x from {job} where x = 1"))).isNotEmpty();
    assertThat(unowned(new Text("c", "update {job} set owner = ? where x = 1"))).isNotEmpty();
    assertThat(
            unowned(
                new Text(
                    "d", "select 1 from {job} j join {lane} l on l.x = j.x where j.owner = ?")))
        .isNotEmpty();
  }

  /** The tables of a statement that no comparison or inserted column ties to an owner. */
  private static List<String> unowned(Text text) {
    String sql = text.sql().replaceAll("\\s+", " ");
    List<String> loose = new ArrayList<>();
    for (MatchResult found : TABLE.matcher(sql).results().toList()) {
      String alias = found.group(3) == null ? "" : found.group(3) + ".";
      boolean tied =
          found.group(1).equals("into")
              ? sql.matches(".*into \\{" + found.group(2) + "} ?\\([^)]*\\bowner\\b.*")
              : sql.matches(
                  ".*(where|on|and) " + Pattern.quote(alias) + "owner = (\\?|\\w\\.owner).*");
      if (!tied) {
        loose.add(found.group(2));
      }
    }
    return loose;
  }

  private static Stream<Text> texts() throws Exception {
    List<Text> texts = new ArrayList<>();
    for (Path file : sources()) {
      String simple = file.getFileName().toString().replace(".java", "");
      Class<?> type = Class.forName("dev.calsync.store.jdbc." + simple);
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
          field.setAccessible(true);
          String sql = (String) field.get(null);
          if (sql.matches("(?s)\\s*(with|select|insert|update|delete|merge|create)\\s.*")) {
            texts.add(new Text(simple + "." + field.getName(), sql));
          }
        }
      }
    }
    return texts.stream();
  }

  private static List<Path> sources() throws IOException {
    Path folder = Path.of("src/main/java/dev/calsync/store/jdbc");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("package-info.java")).sorted().toList();
    }
  }
}
