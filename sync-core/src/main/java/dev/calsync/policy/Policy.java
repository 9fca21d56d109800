package dev.calsync.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one edge shows of its source's events, and which of them. Denies by default: a field that is
 * not named here cannot reach the target (R-C2, INV-15). Immutable; equal policies are equal
 * values.
 */
public final class Policy {

  private static final Policy BUSY = builder().build();
  private static final Policy TITLE = builder().detail(Detail.TITLE).build();
  private static final Policy FULL = builder().detail(Detail.FULL).build();

  private final Set<Field> fields;
  private final String busyTitle;
  private final String freeTitle;
  private final PrivateEvents privateEvents;
  private final Window window;

  private Policy(Builder from) {
    fields = Collections.unmodifiableSet(EnumSet.copyOf(from.fields));
    busyTitle = from.busyTitle;
    freeTitle = from.freeTitle;
    privateEvents = from.privateEvents;
    window = from.window;
  }

  /**
   * Only that the time is taken.
   *
   * @return {@link Detail#BUSY}, private events as busy, no window
   */
  public static Policy busy() {
    return BUSY;
  }

  /**
   * The title too.
   *
   * @return {@link Detail#TITLE}, private events as busy, no window
   */
  public static Policy title() {
    return TITLE;
  }

  /**
   * Every field that a mirror has.
   *
   * @return {@link Detail#FULL}, private events as busy, no window
   */
  public static Policy full() {
    return FULL;
  }

  /**
   * Begins a policy from {@link #busy()}.
   *
   * @return a new builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins a policy from this one.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.fields.addAll(fields);
    return copy.title(busyTitle).freeTitle(freeTitle).privateEvents(privateEvents).window(window);
  }

  /**
   * The fields that are let through.
   *
   * @return in the order of {@link Field}; empty for busy time only
   */
  public Set<Field> fields() {
    return fields;
  }

  /**
   * Tells whether a field is let through.
   *
   * @param field the field
   * @return true if the policy names it
   */
  public boolean allows(Field field) {
    return fields.contains(field);
  }

  /**
   * The title of an event that takes its owner's time and whose own title is not shown.
   *
   * @return 1 to 200 characters
   */
  public String busyTitle() {
    return busyTitle;
  }

  /**
   * The title of an event that leaves its owner's time free and whose own title is not shown.
   *
   * @return 1 to 200 characters
   */
  public String freeTitle() {
    return freeTitle;
  }

  /**
   * What happens to private events.
   *
   * @return the choice
   */
  public PrivateEvents privateEvents() {
    return privateEvents;
  }

  /**
   * The time it looks at.
   *
   * @return the window
   */
  public Window window() {
    return window;
  }

  /**
   * The policy as JSON with a format version; {@link #fromJson} reads it back. Equal policies give
   * equal text. Fields are written one by one and not as a {@link Detail}, so that a release that
   * knows more fields never widens a stored policy.
   *
   * @return one line
   */
  public String toJson() {
    return PolicyJson.write(this);
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
    return other instanceof Policy that
        && fields.equals(that.fields)
        && busyTitle.equals(that.busyTitle)
        && freeTitle.equals(that.freeTitle)
        && privateEvents == that.privateEvents
        && window.equals(that.window);
  }

  @Override
  public int hashCode() {
    return Objects.hash(fields, busyTitle, freeTitle, privateEvents, window);
  }

  @Override
  public String toString() {
    return "Policy" + toJson();
  }

  /** Collects a policy. Not thread-safe. */
  public static final class Builder {

    private static final int LONGEST_TITLE = 200;

    private final EnumSet<Field> fields = EnumSet.noneOf(Field.class);
    private String busyTitle = "Busy";
    private String freeTitle = "Free";
    private PrivateEvents privateEvents = PrivateEvents.AS_BUSY;
    private Window window = Window.open();

    private Builder() {}

    /**
     * Lets through exactly the fields of a detail, and takes back what was let through before.
     *
     * @param detail the set of fields
     * @return this
     */
    public Builder detail(Detail detail) {
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
    public Builder allow(Field... more) {
      fields.addAll(List.of(more));
      return this;
    }

    /**
     * The title of busy time whose own title is not shown; {@code Busy} unless said.
     *
     * @param text 1 to 200 characters on one line, not blank
     * @return this
     */
    public Builder title(String text) {
      busyTitle = text;
      return this;
    }

    /**
     * The title of free time whose own title is not shown; {@code Free} unless said.
     *
     * @param text 1 to 200 characters on one line, not blank
     * @return this
     */
    public Builder freeTitle(String text) {
      freeTitle = text;
      return this;
    }

    /**
     * What happens to private events; {@link PrivateEvents#AS_BUSY} unless said.
     *
     * @param choice the choice
     * @return this
     */
    public Builder privateEvents(PrivateEvents choice) {
      privateEvents = choice;
      return this;
    }

    /**
     * The time to look at; {@link Window#open()} unless said.
     *
     * @param range the window
     * @return this
     */
    public Builder window(Window range) {
      window = range;
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
      return new Policy(this);
    }

    List<String> problems() {
      List<String> problems = new ArrayList<>();
      titleProblem("busy title", busyTitle).ifPresent(problems::add);
      titleProblem("free title", freeTitle).ifPresent(problems::add);
      return problems;
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
}
