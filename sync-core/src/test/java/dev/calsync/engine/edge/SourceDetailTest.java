package dev.calsync.engine.edge;

import static dev.calsync.engine.edge.SourceDetail.BUSY_ONLY;
import static dev.calsync.engine.edge.SourceDetail.KEPT;
import static dev.calsync.engine.edge.SourceDetail.TOLD;
import static dev.calsync.engine.edge.SourceDetail.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ReadSupport.Tells;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.DetailChoice;
import dev.calsync.engine.directory.EdgeRecord;
import dev.calsync.engine.directory.Records;
import dev.calsync.policy.Field;
import dev.calsync.policy.Filter;
import dev.calsync.policy.Policy;
import dev.calsync.policy.Rule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceDetailTest {

  private static final Capabilities ALL = Records.capabilities(1);
  private static final Capabilities LESS = ALL.reading(reads -> reads.telling(Tells.BUSY_EVENTS));
  private static final CalendarRecord TELLING = Records.calendar("work", ALL);
  private static final CalendarRecord NEVER_TOLD = Records.calendar("work", LESS);
  private static final CalendarRecord LOST = TELLING.renewed(LESS);
  private static final EdgeRecord FULL = OnEdge.edge(Policy.full());

  @Test
  void whatIsToldIsShownWhateverWasChosenOnce() {
    assertThat(SourceDetail.of(FULL, TELLING)).isEqualTo(TOLD);
    assertThat(SourceDetail.of(chose(LOST.detailLost(), false), TELLING)).isEqualTo(TOLD);
    assertThat(TOLD.policy(Policy.full())).isEqualTo(Policy.full());
  }

  @Test
  void whoAsksForBusyTimeLosesNothing() {
    assertThat(SourceDetail.of(OnEdge.edge(Policy.busy()), LOST)).isEqualTo(TOLD);
    assertThat(SourceDetail.of(Records.edge("e", "work", "home", Policy.busy()), NEVER_TOLD))
        .isEqualTo(TOLD);
  }

  @Test
  void aRuleThatAsksForMoreLosesIt() {
    Policy some = Policy.builder().when(Filter.allDay(), Rule.allow(Field.TITLE)).build();

    assertThat(SourceDetail.of(OnEdge.edge(some), LOST)).isEqualTo(UNDECIDED);
    assertThat(UNDECIDED.policy(some)).isEqualTo(Policy.busy());
  }

  @Test
  void whatWasNeverToldIsNotWaitedFor() {
    assertThat(SourceDetail.of(FULL, NEVER_TOLD)).isEqualTo(BUSY_ONLY);
    assertThat(BUSY_ONLY.policy(Policy.full())).isEqualTo(Policy.busy());
  }

  @Test
  void aLossWaitsForAChoiceAndAnEarlierChoiceIsNone() {
    int loss = LOST.detailLost();

    assertThat(SourceDetail.of(FULL, LOST)).isEqualTo(UNDECIDED);
    assertThat(SourceDetail.of(chose(loss - 1, true), LOST)).isEqualTo(UNDECIDED);
    assertThat(SourceDetail.of(chose(loss, true), LOST)).isEqualTo(KEPT);
    assertThat(SourceDetail.of(chose(loss, false), LOST)).isEqualTo(BUSY_ONLY);
    assertThat(KEPT.policy(Policy.full())).isEqualTo(Policy.full());
  }

  @Test
  void onlyWhoHadSomethingToKeepIsAsked() {
    EdgeRecord wider = OnEdge.edge(Policy.title());

    assertThat(chosen(Optional.empty(), FULL)).isEqualTo(BUSY_ONLY);
    assertThat(chosen(Optional.of(OnEdge.edge(Policy.busy())), FULL)).isEqualTo(BUSY_ONLY);
    assertThat(chosen(Optional.of(wider), FULL)).isEqualTo(UNDECIDED);
    assertThat(SourceDetail.chosen(Optional.empty(), FULL, TELLING)).isEqualTo(FULL);
  }

  private static SourceDetail chosen(Optional<EdgeRecord> was, EdgeRecord now) {
    return SourceDetail.of(SourceDetail.chosen(was, now, LOST), LOST);
  }

  private static EdgeRecord chose(int loss, boolean keep) {
    return FULL.withDetail(new DetailChoice(loss, keep));
  }
}
