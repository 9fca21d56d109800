package dev.calsync.policy;

import dev.calsync.event.EventTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one edge shows of its source's events, and which of them. Denies by default: a field that is
 * not named here cannot reach the target (R-C2, INV-15). Immutable; equal policies are equal
 * values.
 */
public final class Policy {

  private static final Policy BUSY = builder().build();
  private static final Policy TITLE = builder().detail(Detail.TITLE).build();
  private static final Policy BLOCKS = builder().merge(Merging.touching()).build();
  private static final Policy FULL = builder().detail(Detail.FULL).build();

  private final PolicyContent content;

  Policy(PolicyContent content) {
    this.content = content;
  }

  /**
   * Only that the time is taken.
   *
   * @return {@link Detail#BUSY}, private events as busy, declined ones skipped, no window
   */
  public static Policy busy() {
    return BUSY;
  }

  /**
   * The title too.
   *
   * @return {@link Detail#TITLE}, otherwise as {@link #busy()}
   */
  public static Policy title() {
    return TITLE;
  }

  /**
   * Every field that a mirror has.
   *
   * @return {@link Detail#FULL}, otherwise as {@link #busy()}
   */
  public static Policy full() {
    return FULL;
  }

  /**
   * Merged blocks of busy time, of one calendar or several.
   *
   * @return {@link Merging#touching()}, otherwise as {@link #busy()}
   */
  public static Policy blocks() {
    return BLOCKS;
  }

  /**
   * Begins a policy from {@link #busy()}.
   *
   * @return a new builder
   */
  public static PolicyBuilder builder() {
    return new PolicyBuilder();
  }

  /**
   * Begins a policy from this one.
   *
   * @return a new builder
   */
  public PolicyBuilder toBuilder() {
    return new PolicyBuilder(content);
  }

  PolicyContent content() {
    return content;
  }

  /**
   * The fields that are let through of every event.
   *
   * @return in the order of {@link Field}; empty for busy time only
   */
  public Set<Field> fields() {
    return content.fields();
  }

  /**
   * The same, of events whose words nobody tells: no field is let through.
   *
   * @return what is left
   */
  public Policy withoutFields() {
    return content.widest().isEmpty() ? this : new Policy(content.withoutFields());
  }

  /**
   * Tells whether a field is let through of every event.
   *
   * @param field the field
   * @return true if the policy names it
   */
  public boolean allows(Field field) {
    return content.fields().contains(field);
  }

  /**
   * What is let through of some events besides {@link #fields()}.
   *
   * @return the rules by the filter that picks the events
   */
  public Map<Filter, Rule> rules() {
    return content.rules();
  }

  /**
   * Events that are not shown.
   *
   * @return filters; an event that one of them matches is left out
   */
  public List<Filter> skipped() {
    return content.skipped();
  }

  /**
   * The only events that are shown.
   *
   * @return filters; an event that one of them does not match is left out
   */
  public List<Filter> only() {
    return content.only();
  }

  /**
   * Tells whether unchanged occurrences of one series may be judged differently (SEM-3).
   *
   * @param time the time of the series' first slot
   * @return true if each occurrence must be judged alone
   */
  public boolean variesWithin(EventTime time) {
    return Stream.concat(skipped().stream(), only().stream())
        .anyMatch(filter -> filter.variesWithin(time));
  }

  /**
   * Tells whether some filter asks when an occurrence takes place.
   *
   * @return true if time alone may change what is shown
   */
  public boolean asksWhen() {
    return Stream.concat(skipped().stream(), only().stream()).anyMatch(Filter::asksWhen);
  }

  /**
   * The title of an event that takes its owner's time and whose own title is not shown.
   *
   * @return 1 to 200 characters
   */
  public String busyTitle() {
    return content.wording().busy();
  }

  /**
   * The title of an event that leaves its owner's time free and whose own title is not shown.
   *
   * @return 1 to 200 characters
   */
  public String freeTitle() {
    return content.wording().free();
  }

  /**
   * The template of a field.
   *
   * @param field {@link Field#TITLE}, {@link Field#DESCRIPTION} or {@link Field#LOCATION}
   * @return its template; empty if the field is shown as it is
   */
  public Optional<Template> template(Field field) {
    return Optional.ofNullable(content.wording().templates().get(field));
  }

  /**
   * What happens to private events.
   *
   * @return the choice
   */
  public PrivateEvents privateEvents() {
    return content.privateEvents();
  }

  /**
   * Where a copy of the same meeting keeps it from being shown once more (SEM-20).
   *
   * @return the choice
   */
  public AlreadyPresent alreadyPresent() {
    return content.alreadyPresent();
  }

  /**
   * Tells whether events without length take their owner's time (SEM-45).
   *
   * @return false unless asked for
   */
  public boolean zeroLengthBlocks() {
    return content.zeroLengthBlocks();
  }

  /**
   * Time added around timed events.
   *
   * @return the buffer
   */
  public Buffer buffer() {
    return content.buffer();
  }

  /**
   * How long mirrors of what is over are kept.
   *
   * @return the retention
   */
  public Retention retention() {
    return content.retention();
  }

  /**
   * The time it looks at.
   *
   * @return the window
   */
  public Window window() {
    return content.window();
  }

  /**
   * How busy time is merged into blocks.
   *
   * @return the merging; empty if each event has a mirror of its own
   */
  public Optional<Merging> merging() {
    return content.merging();
  }

  /**
   * Tells whether this policy lets nothing through that another one keeps back, so that an operator
   * can bound what owners may share (R-L1). Errs to the safe side: filters and windows are compared
   * as they are written, not by what they mean.
   *
   * @param ceiling the policy that nobody may exceed
   * @return true if this one shows no more
   */
  public boolean narrowerOrEqual(Policy ceiling) {
    return Ceiling.of(ceiling.content).covers(content);
  }

  /**
   * The policy in words, for the people whose calendars it concerns. Names what filters compare
   * with: not for logs.
   *
   * @param locale English unless German is asked for
   * @return one sentence a line
   */
  public String describe(Locale locale) {
    return new PolicyWords(locale).describe(content);
  }

  /**
   * The policy as JSON with a format version; {@link #fromJson} reads it back. Equal policies give
   * equal text. Fields are written one by one and not as a {@link Detail}, so that a release that
   * knows more fields never widens a stored policy.
   *
   * @return one line
   */
  public String toJson() {
    return PolicyJson.write(content);
  }

  /**
   * Reads what {@link #toJson} wrote. What is left out is as in {@link #busy()}; what is not
   * understood is refused, because a policy that is read wrongly leaks.
   *
   * @param json the text, at most 64 Ki characters
   * @return the policy
   * @throws IllegalPolicyException if it is no such JSON, of another format version, holds an
   *     unknown name, or cannot be meant
   */
  public static Policy fromJson(String json) {
    return PolicyJson.read(json);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Policy that && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return content.hashCode();
  }

  @Override
  public String toString() {
    return "Policy" + toJson();
  }
}
