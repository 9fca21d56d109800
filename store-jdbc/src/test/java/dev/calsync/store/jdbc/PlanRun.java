package dev.calsync.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one statement did, read from the plan that it was run by.
 *
 * @param readWhole tables that were read from end to end
 * @param removed rows that were read, or joined, for nothing
 * @param read rows that came from tables and indexes
 * @param plan the plan
 */
record PlanRun(List<String> readWhole, long removed, long read, String plan) {

  private static final Pattern NODE =
      Pattern.compile("^(?:->)?\\s*(\\S.*?)  \\(.*actual rows=(\\d+)[0-9.]* loops=(\\d+)\\)");
  private static final Pattern REMOVED = Pattern.compile("Rows Removed by [A-Za-z ]+: (\\d+)");

  /** Counters and states of a few rows may be read as it pleases. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "Seq Scan on calsync_(lane|job|source_item|canonical_event|mirror|journal|audit|job_log"
              + "|permit|secret|oauth_state|channel|origin_edit|conflict|pinned_mirror|hold|record)\\b(?!_)");

  private static final Pattern SCAN = Pattern.compile("^(Index|Seq|Bitmap Heap|Tid)\\b.*Scan");

  static PlanRun of(String plan) {
    List<String> whole = new ArrayList<>();
    long removed = 0;
    long rows = 0;
    long loops = 1;
    for (String line : plan.lines().map(String::strip).toList()) {
      Matcher node = NODE.matcher(line);
      Matcher gone = REMOVED.matcher(line);
      if (node.find()) {
        loops = Long.parseLong(node.group(3));
        rows += SCAN.matcher(node.group(1)).find() ? Long.parseLong(node.group(2)) * loops : 0;
        Matcher read = WHOLE.matcher(node.group(1));
        if (read.find()) {
          whole.add(read.group(1));
        }
      } else if (gone.find()) {
        removed += Long.parseLong(gone.group(1)) * loops;
      }
    }
    return new PlanRun(whole, removed, rows, plan);
  }

  @Override
  public String toString() {
    return plan;
  }
}
