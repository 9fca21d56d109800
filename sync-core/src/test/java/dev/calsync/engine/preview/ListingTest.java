package dev.calsync.engine.preview;

import static dev.calsync.engine.sample.Events.berlin;
import static dev.calsync.engine.sample.Events.details;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.Coverage;
import dev.calsync.connector.EventReader;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.RemoteVersion;
import dev.calsync.connector.SourceObject;
import dev.calsync.connector.SourcePart;
import dev.calsync.engine.connection.Access;
import dev.calsync.engine.directory.CalendarRecord;
import dev.calsync.engine.directory.Records;
import dev.calsync.engine.form.ShapeForm;
import dev.calsync.engine.grant.NoGrant;
import dev.calsync.engine.intake.BusyTimes;
import dev.calsync.engine.intake.Occurrences;
import dev.calsync.engine.mirror.MirrorNames;
import dev.calsync.engine.permit.OpenWay;
import dev.calsync.engine.sample.Mirrors;
import dev.calsync.engine.sample.Port;
import dev.calsync.event.CanonicalKey;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import dev.calsync.event.TimeFrame;
import dev.calsync.event.TimeZoneId;
import dev.calsync.event.ZoneRulesSource;
import dev.calsync.failure.ConnectorException;
import dev.calsync.plan.UnreadableItem;
import dev.calsync.store.FormHash;
import dev.calsync.store.IntakeQueries;
import dev.calsync.store.ItemState;
import dev.calsync.store.MirrorIdentity;
import dev.calsync.store.MirrorQueries;
import dev.calsync.store.Part;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A preview sees what a reading would see. */
class ListingTest {

  private static final MirrorNames NAMES = new MirrorNames(Mirrors.keys("ours", 7));
  private static final MirrorIdentity IDENTITY =
      NAMES.identity(
          NAMES.lineage("team", new CanonicalKey("work", "uid-1"), Part.MASTER, "home"), 0);
  private static final EventBody TEN =
      EventBody.single(berlin("2026-12-02T10:00"), details("Busy"));

  private final List<Integer> asked = new ArrayList<>();
  private final Map<RemoteId, SourceItem> items = new HashMap<>();

  @Test
  void aPageMayBeLargerThanAQuestionToTheStore() {
    List<SourcePart> parts =
        IntStream.range(0, 2_500).<SourcePart>mapToObj(i -> part("e" + i, "u" + i, null)).toList();

    Listing listing = read(new FetchPage.Last(parts, Coverage.WHOLE, Optional.empty()));

    assertThat(listing.origins).hasSize(2_500);
    assertThat(asked).allMatch(ids -> ids <= 1_000);
  }

  /** SEM-43: as the reading itself decided. */
  @Test
  void whatWasDecidedOfACopyHolds() {
    String mark = NAMES.mark(Part.MASTER, IDENTITY);
    items.put(new RemoteId("edited"), item("edited", ItemState.LIVE, Optional.of("uid-9")));
    items.put(new RemoteId("untouched"), item("untouched", ItemState.COPY, Optional.empty()));

    Listing listing =
        read(
            new FetchPage.Last(
                List.of(part("edited", "uid-9", mark), part("untouched", "uid-8", mark)),
                Coverage.WHOLE,
                Optional.empty()));

    assertThat(listing.origins).containsOnlyKeys("uid-9");
  }

  @Test
  void whatCannotBeReadIsNamed() {
    SourcePart spoiled =
        new SourcePart.Unreadable(
            new SourceObject(
                new RemoteId("bad.ics"), "uid-7", RemoteVersion.UNKNOWN, Optional.empty()),
            "BAD_DATE",
            "line 7",
            new byte[] {1});

    Listing listing = read(new FetchPage.Last(List.of(spoiled), Coverage.WHOLE, Optional.empty()));

    assertThat(listing.unreadable)
        .containsExactly(
            new UnreadableItem(Mirrors.TARGET, "bad.ics", "uid-7", "BAD_DATE", "line 7"));
  }

  /** FLT-10. */
  @Test
  void aListingThatLeadsNowhereEnds() {
    assertThatThrownBy(() -> read(new FetchPage.More(List.of(), new Continuation("again"))))
        .isInstanceOfSatisfying(
            ConnectorException.class, end -> assertThat(end.code()).isEqualTo("STALLED"));
  }

  private Listing read(FetchPage page) {
    int[] calls = new int[1];
    EventReader reader =
        Port.with(
            EventReader.class,
            Map.of(
                "fetchWindow",
                arguments -> {
                  assertThat(++calls[0]).as("calls").isLessThan(1_000);
                  return page;
                }));
    ConnectorAdapter connector =
        Port.with(ConnectorAdapter.class, Map.of("reader", arguments -> reader));
    CalendarRecord calendar = Records.calendar(Mirrors.TARGET.value());
    Access access = new Access(connector, null, calendar.ref(), OpenWay.way(), NoGrant.use());
    SyncStore store = store();
    Occurrences none =
        new Occurrences(
            Optional.empty(),
            new TimeFrame(ZoneRulesSource.jdk(), TimeZoneId.UTC),
            Clock.systemUTC());
    return Listing.read(
        store, NAMES, OwnerId.of("ann"), calendar, access, new BusyTimes(store, none));
  }

  private SyncStore store() {
    MirrorQueries targets =
        Port.with(
            MirrorQueries.class,
            Map.of(
                "atObjects", arguments -> counted(arguments, Map.of()),
                "byIdentity",
                    arguments -> {
                      asked.add(((Collection<?>) arguments[1]).size());
                      return Map.of();
                    }));
    IntakeQueries sources =
        Port.with(IntakeQueries.class, Map.of("items", arguments -> counted(arguments, items)));
    return Port.with(
        SyncStore.class, Map.of("targets", arguments -> targets, "sources", arguments -> sources));
  }

  private Object counted(Object[] arguments, Object answer) {
    asked.add(((Collection<?>) arguments[2]).size());
    return answer;
  }

  private static SourceItem item(String id, ItemState state, Optional<String> event) {
    FormHash shown = ShapeForm.hash(MirrorShape.shownBy(TEN));
    return new SourceItem(
        new RemoteId(id),
        "uid-9",
        event,
        Optional.empty(),
        RemoteVersion.UNKNOWN,
        shown,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static SourcePart part(String id, String uid, String mark) {
    return new SourcePart.Whole(
        new SourceObject(new RemoteId(id), uid, RemoteVersion.UNKNOWN, Optional.ofNullable(mark)),
        TEN);
  }
}
