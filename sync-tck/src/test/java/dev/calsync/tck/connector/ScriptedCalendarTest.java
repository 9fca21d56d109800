package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.connector.Call;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Cursor;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.MirrorForm;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.EventDetails;
import dev.calsync.event.EventText;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.TimeRange;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people, lag and rewriting do to a scripted calendar is seen as they did it. */
class ScriptedCalendarTest {

  private static final String MAIN = "alice/main";

  private final SteppedClock clock = new SteppedClock();
  private final ScriptedConnector provider = new ScriptedConnector("scripted", clock);
  private final Call call =
      new CountingCall(ConnectionId.of("c-1"), provider.account("alice").settings());
  private final CalendarRef ref = new CalendarRef(call.connection(), MAIN);

  @Test
  void aCopyOfAMirrorCarriesItsMark() {
    ScriptedCalendar calendar = calendar(ScriptedConnector.everything());
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    RemoteId original = created(form).id();

    RemoteId copy = calendar.copy(original);

    assertThat(copy).isNotEqualTo(original);
    assertThat(whole(copy).object().mark()).contains(form.mark());
    assertThat(whole(copy).object().uid()).isNotEqualTo(form.uid());
    calendar.stripMark(original);
    assertThat(whole(original).object().mark()).isEmpty();
  }

  /** c09. */
  @Test
  void aCopyIsNotFoundUnderTheIdThatWasChosenForItsOriginal() {
    ScriptedCalendar calendar = calendar(ScriptedConnector.everything());
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    RemoteId original = created(form).id();
    calendar.copy(original);
    calendar.delete(original);

    assertThat(provider.writer().orElseThrow().findMirror(call, ref, form.id(), Optional.empty()))
        .isEmpty();
  }

  @Test
  void aMovedMirrorIsElsewhereWithItsMark() {
    ScriptedCalendar calendar = calendar(ScriptedConnector.everything());
    MirrorForm form = SampleMirrors.form("one", SampleEvents.timed("Ours"));
    RemoteId there = created(form).id();
    ScriptedCalendar other =
        provider.addCalendar("account", "other", ScriptedConnector.everything());

    RemoteId moved = calendar.moveTo(there, other);

    assertThat(calendar.objects()).isEmpty();
    assertThat(other.objects()).extracting(SourcePart::id).containsExactly(moved);
    assertThat(other.objects())
        .allMatch(
            part -> part.names().flatMap(SourceObject::mark).equals(Optional.of(form.mark())));
  }

  @Test
  void aLaggingListingCatchesUpAndAFetchNeverLags() {
    calendar(lagging(Duration.ofMinutes(2)));
    RemoteId id = created(SampleMirrors.form("one", SampleEvents.timed("Ours"))).id();

    assertThat(listed()).isEmpty();
    assertThat(whole(id)).isNotNull();
    clock.advance(Duration.ofMinutes(2));

    assertThat(listed()).extracting(SourcePart::id).containsExactly(id);
  }

  @Test
  void aCursorFromBeforeTheLagStillSeesWhatComesLater() {
    calendar(lagging(Duration.ofMinutes(2)));
    RemoteId id = created(SampleMirrors.form("one", SampleEvents.timed("Ours"))).id();
    Cursor cursor = ((FetchPage.Last) page(Optional.empty())).cursor().orElseThrow();
    clock.advance(Duration.ofMinutes(2));

    FetchPage page = provider.reader().changes(call, ref, cursor, Optional.empty());

    assertThat(Reading.partsOf(page)).extracting(SourcePart::id).containsExactly(id);
  }

  @Test
  void aListingIsNotTornByWhatHappensBetweenItsPages() {
    ScriptedCalendar calendar = calendar(ScriptedConnector.everything());
    calendar.pagesOf(1);
    RemoteId first = calendar.put("one", SampleEvents.timed("One"));
    RemoteId second = calendar.put("two", SampleEvents.timed("Two"));
    FetchPage page = page(Optional.empty());
    calendar.delete(first);
    calendar.put("three", SampleEvents.timed("Three"));

    FetchPage last = page(Reading.nextOf(page));

    assertThat(Reading.partsOf(page)).extracting(SourcePart::id).containsExactly(first);
    assertThat(Reading.partsOf(last)).extracting(SourcePart::id).containsExactly(second);
  }

  @Test
  void aCompleteListingHasNoTombstonesAndChangesHave() {
    ScriptedCalendar calendar = calendar(ScriptedConnector.everything());
    RemoteId id = calendar.put("one", SampleEvents.timed("One"));
    Cursor cursor = ((FetchPage.Last) page(Optional.empty())).cursor().orElseThrow();
    calendar.delete(id);

    FetchPage changes = provider.reader().changes(call, ref, cursor, Optional.empty());

    assertThat(listed()).isEmpty();
    assertThat(Reading.partsOf(changes)).containsExactly(new SourcePart.Gone(id));
  }

  @Test
  void anExpiredCursorIsInvalid() {
    ScriptedCalendar calendar = calendar(ScriptedConnector.everything());
    Cursor cursor = ((FetchPage.Last) page(Optional.empty())).cursor().orElseThrow();
    calendar.expireCursors();

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> provider.reader().changes(call, ref, cursor, Optional.empty()))
        .matches(thrown -> thrown.failureClass() == FailureClass.CURSOR_INVALID);
  }

  @Test
  void whatIsRewrittenIsObserved() {
    calendar(ScriptedConnector.everything()).habits().rewriting(ScriptedCalendarTest::inCapitals);

    WriteOutcome.Applied written = created(SampleMirrors.form("one", SampleEvents.timed("Ours")));

    assertThat(written.observed().orElseThrow().details().text().title()).isEqualTo("OURS");
    assertThat(whole(written.id()).body().details().text().title()).isEqualTo("OURS");
  }

  @Test
  void aRemovedCalendarIsGone() {
    calendar(ScriptedConnector.everything());
    provider.removeCalendar(MAIN);

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(this::listed)
        .matches(thrown -> thrown.failureClass() == FailureClass.CALENDAR_GONE);
  }

  @Test
  void whatCannotBePlayedIsRefused() {
    Capabilities all = ScriptedConnector.everything();
    calendar(with(all, SeriesSupport.NONE, Duration.ZERO));

    WriteOutcome outcome =
        provider
            .writer()
            .orElseThrow()
            .createMirror(call, ref, SampleMirrors.form("one", SampleEvents.series()));

    assertThat(outcome).isEqualTo(new WriteOutcome.Refused("SERIES_UNSUPPORTED"));
  }

  private ScriptedCalendar calendar(Capabilities capabilities) {
    return provider.addCalendar("alice", MAIN, capabilities);
  }

  private WriteOutcome.Applied created(MirrorForm form) {
    return (WriteOutcome.Applied) provider.writer().orElseThrow().createMirror(call, ref, form);
  }

  private FetchPage page(Optional<Continuation> at) {
    return provider.reader().fetchWindow(call, ref, TimeRange.ALWAYS, at);
  }

  private List<SourcePart> listed() {
    return Reading.partsOf(page(Optional.empty()));
  }

  private SourcePart.Whole whole(RemoteId id) {
    return (SourcePart.Whole) provider.reader().fetch(call, ref, List.of(id)).get(0);
  }

  private static Capabilities lagging(Duration lag) {
    return with(ScriptedConnector.everything(), SeriesSupport.WHOLE, lag);
  }

  private static Capabilities with(Capabilities all, SeriesSupport series, Duration lag) {
    return all.withSeries(series).reading(reads -> reads.withListingLag(lag));
  }

  private static MirrorShape inCapitals(MirrorShape shape) {
    String title = shape.details().text().title().toUpperCase(Locale.ROOT);
    EventDetails details = EventDetails.of(EventText.titled(title));
    return MirrorShape.shownBy(EventBody.single(shape.time(), details));
  }

  private static final class SteppedClock extends Clock {

    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    void advance(Duration step) {
      now = now.plus(step);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
