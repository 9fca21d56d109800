package dev.calsync.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects a policy; {@link Policy#builder()} makes one. Not thread-safe. */
public final class PolicyBuilder {

  private static final int LONGEST_TITLE = 200;
  private static final int MOST_FILTERS = 100;
  private static final Set<Field> WORDED =
      EnumSet.of(Field.TITLE, Field.DESCRIPTION, Field.LOCATION);

  private final EnumSet<Field> fields = EnumSet.noneOf(Field.class);
  private final Map<Filter, Rule> rules = new LinkedHashMap<>();
  private final List<Filter> skipped = new ArrayList<>(List.of(Filter.declined()));
  private final List<Filter> only = new ArrayList<>();
  private final Map<Field, Template> templates = new EnumMap<>(Field.class);
  private final List<String> refused = new ArrayList<>();
  private String busyTitle = "Busy";
  private String freeTitle = "Free";
  private PrivateEvents privateEvents = PrivateEvents.AS_BUSY;
  private AlreadyPresent alreadyPresent = AlreadyPresent.TARGET_CALENDAR;
  private boolean zeroLengthBlocks;
  private Buffer buffer = Buffer.NONE;
  private Window window = Window.open();
  private Optional<Merging> merging = Optional.empty();
  private Retention retention = Retention.KEEP_PAST;

  PolicyBuilder() {}

  PolicyBuilder(PolicyContent content) {
    fields.addAll(content.fields());
    rules.putAll(content.rules());
    showAll().skip(content.skipped().toArray(new Filter[0]));
    only.addAll(content.only());
    templates.putAll(content.wording().templates());
    busyTitle = content.wording().busy();
    freeTitle = content.wording().free();
    privateEvents = content.privateEvents();
    alreadyPresent = content.alreadyPresent();
    zeroLengthBlocks = content.zeroLengthBlocks();
    buffer = content.buffer();
    window = content.window();
    merging = content.merging();
    retention = content.retention();
  }

  /**
   * Lets through exactly the fields of a detail, and takes back what was let through before.
   *
   * @param detail the set of fields
   * @return this
   */
  public PolicyBuilder detail(Detail detail) {
    fields.clear();
    fields.addAll(detail.fields());
    return this;
  }

  /**
   * Lets further fields through.
   *
   * @param more the fields
   * @return this
   */
  public PolicyBuilder allow(Field... more) {
    fields.addAll(List.of(more));
    return this;
  }

  /**
   * Lets more through of some events; private events stay as {@link #privateEvents} says. A second
   * rule for an equal filter replaces the first.
   *
   * @param filter which events; it does not ask when they take place, because a series is worded
   *     once for all its occurrences
   * @param rule what more
   * @return this
   */
  public PolicyBuilder when(Filter filter, Rule rule) {
    rules.put(filter, rule);
    return this;
  }

  /**
   * Leaves events out, besides those that are left out already: declined ones unless {@link
   * #showAll} was called.
   *
   * @param filters which events
   * @return this
   */
  public PolicyBuilder skip(Filter... filters) {
    skipped.addAll(List.of(filters));
    return this;
  }

  /**
   * Leaves nothing out, declined events included.
   *
   * @return this
   */
  public PolicyBuilder showAll() {
    skipped.clear();
    only.clear();
    return this;
  }

  /**
   * Shows only events that all these filters match, besides those of earlier calls.
   *
   * @param filters which events
   * @return this
   */
  public PolicyBuilder only(Filter... filters) {
    only.addAll(List.of(filters));
    return this;
  }

  /**
   * The title of busy time whose own title is not shown; {@code Busy} unless said.
   *
   * @param text 1 to 200 characters on one line, not blank
   * @return this
   */
  public PolicyBuilder title(String text) {
    busyTitle = text;
    return this;
  }

  /**
   * The title of free time whose own title is not shown; {@code Free} unless said.
   *
   * @param text 1 to 200 characters on one line, not blank
   * @return this
   */
  public PolicyBuilder freeTitle(String text) {
    freeTitle = text;
    return this;
  }

  /**
   * Words a field anew. Used where all fields that the template shows may be shown, else the field
   * is as if there were no template.
   *
   * @param field {@link Field#TITLE}, {@link Field#DESCRIPTION} or {@link Field#LOCATION}
   * @param text the template, see {@link Template}
   * @return this
   */
  public PolicyBuilder template(Field field, String text) {
    try {
      templates.put(field, Template.of(text));
    } catch (IllegalPolicyException illegal) {
      refused.addAll(illegal.problems());
    }
    return this;
  }

  /**
   * What happens to private events; {@link PrivateEvents#AS_BUSY} unless said.
   *
   * @param choice the choice
   * @return this
   */
  public PolicyBuilder privateEvents(PrivateEvents choice) {
    privateEvents = choice;
    return this;
  }

  /**
   * Where a copy of the same meeting keeps it from being shown once more; {@link
   * AlreadyPresent#TARGET_CALENDAR} unless said (SEM-20).
   *
   * @param choice the choice
   * @return this
   */
  public PolicyBuilder alreadyPresent(AlreadyPresent choice) {
    alreadyPresent = choice;
    return this;
  }

  /**
   * Whether events without length take their owner's time; they do not unless said (SEM-45).
   *
   * @param blocks true if they do
   * @return this
   */
  public PolicyBuilder zeroLengthBlocks(boolean blocks) {
    zeroLengthBlocks = blocks;
    return this;
  }

  /**
   * Time to add around timed events; none unless said.
   *
   * @param time the buffer
   * @return this
   */
  public PolicyBuilder buffer(Buffer time) {
    buffer = time;
    return this;
  }

  /**
   * The time to look at; {@link Window#open()} unless said.
   *
   * @param range the window
   * @return this
   */
  public PolicyBuilder window(Window range) {
    window = range;
    return this;
  }

  /**
   * Shows merged blocks of busy time instead of a mirror for each event (SEM-2). Such a policy
   * shows {@link Detail#BUSY} and has neither rules nor templates.
   *
   * @param into how busy time is merged
   * @return this
   */
  public PolicyBuilder merge(Merging into) {
    merging = Optional.of(into);
    return this;
  }

  /**
   * How long mirrors of what is over are kept; {@link Retention#KEEP_PAST} unless said.
   *
   * @param past the retention
   * @return this
   */
  public PolicyBuilder retention(Retention past) {
    retention = past;
    return this;
  }

  /**
   * The policy.
   *
   * @return an immutable value
   * @throws IllegalPolicyException listing every problem
   */
  public Policy build() {
    List<String> problems = problems();
    if (!problems.isEmpty()) {
      throw new IllegalPolicyException(problems);
    }
    return new Policy(content());
  }

  private PolicyContent content() {
    return new PolicyContent(
        fields,
        rules,
        skipped,
        only,
        new PolicyContent.Wording(busyTitle, freeTitle, templates),
        privateEvents,
        alreadyPresent,
        zeroLengthBlocks,
        buffer,
        window,
        merging,
        retention);
  }

  List<String> problems() {
    List<String> problems = new ArrayList<>(refused);
    titleProblem("busy title", busyTitle).ifPresent(problems::add);
    titleProblem("free title", freeTitle).ifPresent(problems::add);
    templates.forEach((field, template) -> templateProblem(field, template, problems));
    rules.keySet().stream()
        .filter(Filter::asksWhen)
        .forEach(filter -> problems.add("a rule cannot ask when an event takes place: " + filter));
    if (rules.size() + skipped.size() + only.size() > MOST_FILTERS) {
      problems.add("the policy has more than " + MOST_FILTERS + " filters");
    }
    merging.ifPresent(any -> mergingProblems(problems));
    return problems;
  }

  private void mergingProblems(List<String> problems) {
    if (!content().widest().isEmpty()) {
      problems.add("blocks show no field of any event, not " + content().widest());
    }
    if (!templates.isEmpty()) {
      problems.add("blocks have a title and no templates, not one of " + templates.keySet());
    }
  }

  private void templateProblem(Field field, Template template, List<String> problems) {
    if (!WORDED.contains(field)) {
      problems.add("only " + WORDED + " have templates, not " + field);
    }
    Set<Field> hidden = EnumSet.noneOf(Field.class);
    hidden.addAll(template.fields());
    hidden.removeAll(content().widest());
    if (!hidden.isEmpty()) {
      problems.add(
          "the template of " + field + " shows " + hidden + ", which nothing lets through");
    }
  }

  private static Optional<String> titleProblem(String which, String title) {
    if (title.isBlank()) {
      return Optional.of("the " + which + " is blank");
    }
    if (title.length() > LONGEST_TITLE) {
      return Optional.of(
          "the " + which + " has " + title.length() + " characters, more than " + LONGEST_TITLE);
    }
    return title.chars().anyMatch(Character::isISOControl)
        ? Optional.of("the " + which + " holds a line break or another control character")
        : Optional.empty();
  }
}
