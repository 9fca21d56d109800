package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.calendar.Capabilities.Marks;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import org.junit.jupiter.api.Test;

/** What goes in comes out: marks, UIDs, series, and every kind of text. */
public interface FidelityContract extends RiggedContract {

  /** c10: a mirror carries its mark and its UID, after a create and after an update. */
  @Test
  default void c10_markAndUidSurvive() {
    assumeTrue(capabilities().reads().marks() != Marks.NONE, "marks cannot be read back here");
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    WriteOutcome.Applied first = created(form);
    assertCarries(form, event(first.id()));

    applied(
        writer()
            .updateMirror(
                rig().call(),
                rig().calendar(),
                ref(first),
                SampleMirrors.form("one", 1, SampleEvents.wordy())));

    assertCarries(form, event(first.id()));
  }

  /** c10: where listings carry marks, they do; and foreign events have none. */
  @Test
  default void c10_listingsCarryMarksWhereTheyPromiseTo() {
    assumeTrue(capabilities().reads().marks() == Marks.IN_LISTING, "listings carry no marks here");
    assumeTrue(capabilities().reads().listingLag().isZero(), "listings lag behind writes here");
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    rig().provider().put("foreign", SampleEvents.timed("Theirs"));
    created(form);

    Reading listing = Reading.whole(rig());

    assertThat(listing.event(rig().uidOf(form)).object().mark()).contains(form.mark());
    assertThat(listing.event("foreign").object().mark()).isEmpty();
  }

  /** c11: a series with a moved and a removed occurrence comes back equal. */
  @Test
  default void c11_aSeriesComesBackEqual() {
    assumeSeries();
    assertComesBack(SampleEvents.series());
  }

  /** c11: an all-day series comes back as dates. */
  @Test
  default void c11_anAllDaySeriesComesBackEqual() {
    assumeSeries(SeriesSupport.Limit.COUNT);
    assertComesBack(SampleEvents.allDaySeries());
  }

  /** c11: whole days stay dates, whatever the zones (SEM-28). */
  @Test
  default void c11_wholeDaysStayDates() {
    assertComesBack(SampleEvents.allDay());
  }

  /** c11: words with commas, quotes, breaks, and letters beyond ASCII come back as they are. */
  @Test
  default void c11_wordsComeBackAsTheyAre() {
    assertComesBack(SampleEvents.wordy());
  }

  /** c11: availability and visibility come back as they are. */
  @Test
  default void c11_availabilityAndVisibilityComeBack() {
    assertComesBack(SampleEvents.freeAndPrivate());
  }

  /** c20: text that looks like calendar data stays text (HOS-26, HOS-27). */
  @Test
  default void c20_textThatLooksLikeDataStaysText() {
    assertComesBack(SampleEvents.injecting());
    assertThat(Reading.whole(rig()).parts()).hasSizeLessThanOrEqualTo(1);
  }

  private void assertCarries(MirrorForm form, SourcePart.Whole there) {
    assertThat(there.object().mark()).contains(form.mark());
    assertThat(there.object().uid()).isEqualTo(rig().uidOf(form));
  }

  private void assertComesBack(EventBody body) {
    WriteOutcome.Applied written = createdSeries("one", body);
    MirrorShape shown = MirrorShape.shownBy(event(written.id()).body());
    MirrorShape object =
        kept() == SeriesSupport.Kept.PARTS
            ? MirrorShape.shownBy(ScriptedObject.without(shown.body()))
            : shown;
    assertThat(shown).isEqualTo(shown(body));
    assertThat(written.observed().orElse(object)).isEqualTo(object);
  }
}
