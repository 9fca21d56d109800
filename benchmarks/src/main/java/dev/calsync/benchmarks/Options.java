package dev.calsync.benchmarks;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * How large and how long.
 *
 * @param quick smaller and shorter, for a first look
 * @param profile tells what statements cost, which slows them down
 * @param values what was said, by name
 */
record Options(boolean quick, boolean profile, Map<String, String> values) {

  static Options parse(List<String> args, Consumer<String> name) {
    boolean quick = false;
    boolean profile = false;
    Map<String, String> values = new TreeMap<>();
    Iterator<String> words = args.iterator();
    while (words.hasNext()) {
      String word = words.next();
      if (word.equals("--quick")) {
        quick = true;
      } else if (word.equals("--profile")) {
        profile = true;
      } else if (word.startsWith("--") && words.hasNext()) {
        values.put(word.substring(2), words.next());
      } else {
        name.accept(word);
      }
    }
    return new Options(quick, profile, values);
  }

  /** A number, unless said otherwise one of these two. */
  int number(String name, int full, int whenQuick) {
    String said = values.get(name);
    return said == null ? quick ? whenQuick : full : Integer.parseInt(said);
  }

  int rounds() {
    return number("rounds", 5, 3);
  }

  Path path(String name, Path otherwise) {
    String said = values.get(name);
    return said == null ? otherwise : Path.of(said);
  }
}
