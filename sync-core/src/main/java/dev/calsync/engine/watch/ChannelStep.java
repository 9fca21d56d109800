package dev.calsync.engine.watch;

/**
 * The life of a channel: every step that there is, and between which states. Each is one
 * transaction and one line of the journal, whose action is the step's name. {@code
 * docs/watch-channels.md} draws it.
 */
enum ChannelStep {
  /** The row is written, and then the provider is asked (FLT-40). */
  ASKED(ChannelState.NONE, ChannelState.ASKED, "before the provider is"),
  /** The provider granted it. */
  GRANTED(ChannelState.ASKED, ChannelState.OPEN, "the provider said yes"),
  /** The provider said no, so there is none. */
  REFUSED(ChannelState.ASKED, ChannelState.NONE, "the provider said no"),
  /** Nobody heard the answer: whatever there is at the provider was stopped. */
  ORPHANED(ChannelState.ASKED, ChannelState.NONE, "nobody heard the answer, stopped"),
  /** The provider prolonged its life. */
  EXTENDED(ChannelState.OPEN, ChannelState.OPEN, "the provider prolonged it"),
  /** A longer lived one took over, and it was stopped. */
  REPLACED(ChannelState.OPEN, ChannelState.NONE, "another took over, stopped"),
  /** Its life is over. */
  LAPSED(ChannelState.OPEN, ChannelState.NONE, "its life is over"),
  /** Nobody wants to be told any more, and it was stopped. */
  UNWANTED(ChannelState.OPEN, ChannelState.NONE, "nobody looks at the calendar, stopped");

  private final ChannelState from;
  private final ChannelState to;
  private final String when;

  ChannelStep(ChannelState from, ChannelState to, String when) {
    this.from = from;
    this.to = to;
    this.when = when;
  }

  ChannelState from() {
    return from;
  }

  ChannelState to() {
    return to;
  }

  /** In which case, in a few words. */
  String when() {
    return when;
  }

  /** What the journal calls it. */
  String action() {
    return "CHANNEL_" + name();
  }
}
