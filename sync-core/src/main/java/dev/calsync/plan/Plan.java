package dev.calsync.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calsync.calendar.EdgeId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What synchronizing an edge would do now. Made by reading both calendars; nothing was written,
 * neither at the target nor in the store.
 *
 * @param edge of which edge
 * @param policyRevision which of its policies
 * @param items every mirror, also those that stay as they are
 * @param notShownItems events of the source that the edge does not show, and why
 * @param degradedItems what is lost of events that the edge shows, because the target cannot keep
 *     it or the source does not tell it; also of those whose mirrors stay as they are
 * @param unreadable objects of both ends that cannot be understood
 * @param cost what carrying it out costs
 */
public record Plan(
    EdgeId edge,
    long policyRevision,
    List<PlanItem> items,
    List<NotShownItem> notShownItems,
    List<DegradedItem> degradedItems,
    List<UnreadableItem> unreadable,
    PlanCost cost) {

  private static final int SHOWN = 50;
  private static final int ASIDE_SHOWN = 20;
  private static final int ASIDE_TOLD = 1_000;

  /** What ends a line, moves a cursor or turns the direction of reading. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]+");

  /** Copies the lists. */
  public Plan {
    items = List.copyOf(items);
    notShownItems = List.copyOf(notShownItems);
    degradedItems = List.copyOf(degradedItems);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * How many mirrors an action concerns.
   *
   * @param action which action
   * @return the number
   */
  public long count(PlanAction action) {
    return items.stream().filter(item -> item.action() == action).count();
  }

  /**
   * How many events the edge does not show.
   *
   * @return the number
   */
  public long notShown() {
    return notShownItems.size();
  }

  /**
   * Tells whether there is anything to write.
   *
   * @return true if every mirror stays as it is, or is held
   */
  public boolean isEmpty() {
    return items.stream()
        .allMatch(item -> item.action() == PlanAction.KEEP || item.action() == PlanAction.HOLD);
  }

  /**
   * The plan for people: one line for each change, at most 50, for each event that is not shown,
   * each loss and each unreadable object, at most 20 each; the sums; and what it costs, if it does
   * anything. What is more is counted, of events that are not shown by reason, of losses by code.
   *
   * @return lines that end with a line feed
   */
  public String toText() {
    StringBuilder text = new StringBuilder();
    List<PlanItem> changes =
        items.stream().filter(item -> item.action() != PlanAction.KEEP).toList();
    for (PlanItem item : changes.subList(0, Math.min(SHOWN, changes.size()))) {
      text.append(String.format("%-7s", item.action().name().toLowerCase(java.util.Locale.ROOT)))
          .append(item.when())
          .append("  ")
          .append(oneLine(item.shownTitle()))
          .append("  (")
          .append(item.reason())
          .append(")\n");
    }
    appendRest(text, changes.size() - SHOWN);
    notShownItems.stream().limit(ASIDE_SHOWN).forEach(item -> append(text, item));
    appendRest(text, "not shown", notShownItems, NotShownItem::reason);
    degradedItems.stream().limit(ASIDE_SHOWN).forEach(item -> append(text, item));
    appendRest(text, "degraded", degradedItems, DegradedItem::code);
    unreadable.stream().limit(ASIDE_SHOWN).forEach(item -> append(text, item));
    appendRest(text, unreadable.size() - ASIDE_SHOWN);
    text.append(sums()).append('\n');
    if (!isEmpty()) {
      text.append(costs()).append('\n');
    }
    return text.toString();
  }

  private String costs() {
    return "Cost: "
        + cost.writes()
        + (cost.writes() == 1 ? " write, " : " writes, ")
        + cost.duration().toSeconds()
        + " s at least; "
        + (cost.mails() == 0 ? "nobody is mailed." : cost.mails() + " may mail somebody.");
  }

  private static void append(StringBuilder text, NotShownItem item) {
    text.append("not shown ")
        .append(oneLine(item.uid()))
        .append(' ')
        .append(item.when())
        .append("  (")
        .append(item.reason());
    if (!item.rule().isEmpty()) {
      text.append(": ").append(oneLine(item.rule()));
    }
    text.append(")\n");
  }

  private static void append(StringBuilder text, DegradedItem item) {
    text.append("degraded ")
        .append(oneLine(item.uid()))
        .append(' ')
        .append(item.when())
        .append("  (")
        .append(item.code())
        .append(": ")
        .append(item.text())
        .append(")\n");
  }

  private static <T> void appendRest(
      StringBuilder text, String what, List<T> items, Function<T, String> code) {
    List<T> rest = items.stream().skip(ASIDE_SHOWN).toList();
    if (!rest.isEmpty()) {
      String sums =
          byCode(rest, code).entrySet().stream()
              .map(each -> each.getValue() + " " + each.getKey())
              .collect(Collectors.joining(", "));
      text.append("… and ").append(rest.size()).append(" more ").append(what).append(": ");
      text.append(sums).append('\n');
    }
  }

  private static <T> Map<String, Long> byCode(List<T> some, Function<T, String> code) {
    return some.stream().collect(Collectors.groupingBy(code, TreeMap::new, Collectors.counting()));
  }

  private static void append(StringBuilder text, UnreadableItem item) {
    text.append("unreadable ")
        .append(oneLine(item.id()))
        .append("  (")
        .append(item.code())
        .append(" at ")
        .append(oneLine(item.where()))
        .append(")\n");
  }

  private static void appendRest(StringBuilder text, int rest) {
    if (rest > 0) {
      text.append("… and ").append(rest).append(" more\n");
    }
  }

  private static String oneLine(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ");
  }

  private String sums() {
    return "Plan: "
        + count(PlanAction.CREATE)
        + " to create, "
        + count(PlanAction.UPDATE)
        + " to update, "
        + count(PlanAction.DELETE)
        + " to delete, "
        + count(PlanAction.ADOPT)
        + " to adopt, "
        + count(PlanAction.HOLD)
        + " held, "
        + count(PlanAction.KEEP)
        + " unchanged; "
        + notShown()
        + " not shown, "
        + unreadable.size()
        + " unreadable.";
  }

  /**
   * The plan for programs. Of events that are not shown, and of losses, at most 1,000 are named;
   * all are counted by reason, or by code.
   *
   * @return one JSON object
   */
  public String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("edge", edge.value()).put("policyRevision", policyRevision);
    cost(json.putObject("cost"));
    for (PlanAction action : PlanAction.values()) {
      json.put(action.name().toLowerCase(java.util.Locale.ROOT), count(action));
    }
    json.put("notShown", notShown()).put("unreadable", unreadable.size());
    ArrayNode changes = json.putArray("items");
    items.stream()
        .filter(item -> item.action() != PlanAction.KEEP)
        .forEach(
            item ->
                changes
                    .addObject()
                    .put("action", item.action().name())
                    .put("uid", item.uid())
                    .put("title", item.shownTitle())
                    .put("when", item.when())
                    .put("reason", item.reason())
                    .put("basis", item.basis()));
    ObjectNode reasons = json.putObject("notShownReasons");
    byCode(notShownItems, NotShownItem::reason).forEach(reasons::put);
    ArrayNode hidden = json.putArray("notShownItems");
    notShownItems.stream()
        .limit(ASIDE_TOLD)
        .forEach(
            item ->
                hidden
                    .addObject()
                    .put("uid", item.uid())
                    .put("when", item.when())
                    .put("reason", item.reason())
                    .put("rule", item.rule()));
    ObjectNode losses = json.putObject("degradations");
    byCode(degradedItems, DegradedItem::code).forEach(losses::put);
    ArrayNode degraded = json.putArray("degradedItems");
    degradedItems.stream()
        .limit(ASIDE_TOLD)
        .forEach(
            item ->
                degraded
                    .addObject()
                    .put("uid", item.uid())
                    .put("when", item.when())
                    .put("code", item.code())
                    .put("text", item.text()));
    ArrayNode spoiled = json.putArray("unreadableItems");
    unreadable.forEach(
        item ->
            spoiled
                .addObject()
                .put("calendar", item.calendar().value())
                .put("id", item.id())
                .put("uid", item.uid())
                .put("code", item.code())
                .put("where", item.where()));
    return json.toString();
  }

  private void cost(ObjectNode json) {
    json.put("writes", cost.writes())
        .put("seconds", cost.duration().toSeconds())
        .put("mails", cost.mails());
  }
}
