package dev.calsync.test.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.test.google.Client.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events are listed as Google lists them (provider facts, 1.2 and 1.3). */
class GoogleListingTest {

  private static final String EVENTS = "calendars/primary/events";
  private static final String TEN = "2026-12-01T10:00/PT1H[Europe/Berlin]";

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private String syncToken() {
    return client.get(EVENTS).text("/nextSyncToken");
  }

  private Reply since(String token) {
    return client.get(EVENTS + "?syncToken=" + token);
  }

  @Test
  void onlyTheLastPageHasASyncToken() {
    for (int i = 0; i < 5; i++) {
      client.calendar.add("event " + i, TEN);
    }
    Reply first = client.get(EVENTS + "?maxResults=3");
    assertThat(first.ids()).hasSize(3);
    assertThat(first.json().has("nextSyncToken")).isFalse();
    Reply last = client.get(EVENTS + "?maxResults=3&pageToken=" + first.text("/nextPageToken"));
    assertThat(last.ids()).hasSize(2).doesNotContainAnyElementsOf(first.ids());
    assertThat(last.json().has("nextPageToken")).isFalse();
    assertThat(last.json().has("nextSyncToken")).isTrue();
  }

  @Test
  void pagesMayBeShorterThanAskedForOrEmpty() {
    client.google.begin(GoogleMode.SHORT_PAGES);
    client.google.begin(GoogleMode.EMPTY_PAGES);
    for (int i = 0; i < 3; i++) {
      client.calendar.add("event " + i, TEN);
    }
    List<Integer> sizes = new ArrayList<>();
    Reply page = client.get(EVENTS);
    sizes.add(page.ids().size());
    while (page.json().has("nextPageToken")) {
      page = client.get(EVENTS + "?pageToken=" + page.text("/nextPageToken"));
      sizes.add(page.ids().size());
    }
    assertThat(sizes).containsExactly(0, 2, 1);
  }

  @Test
  void whatIsMadeWhilePagingIsNotMissed() {
    client.calendar.add("one", TEN);
    client.calendar.add("two", TEN);
    Reply first = client.get(EVENTS + "?maxResults=1");
    String meanwhile = client.calendar.add("meanwhile", TEN);
    Reply rest = client.get(EVENTS + "?pageToken=" + first.text("/nextPageToken"));
    assertThat(rest.ids()).hasSize(2).contains(meanwhile);
    assertThat(since(rest.text("/nextSyncToken")).ids()).isEmpty();
  }

  @Test
  void aSyncTokenTellsWhatChangedSince() {
    String kept = client.calendar.add("kept", TEN);
    String token = syncToken();
    String made = client.calendar.add("made", TEN);
    client.calendar.rename(kept, "renamed");
    Reply changes = since(token);
    assertThat(changes.ids()).containsExactly(made, kept);
    assertThat(since(changes.text("/nextSyncToken")).ids()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iCalUID=a",
        "orderBy=updated",
        "privateExtendedProperty=a%3Db",
        "q=a",
        "sharedExtendedProperty=a%3Db",
        "timeMin=2026-01-01T00:00:00Z",
        "timeMax=2026-01-01T00:00:00Z",
        "updatedMin=2026-01-01T00:00:00Z",
        "showDeleted=false",
        "singleEvents=true"
      })
  void aSyncTokenGoesWithNothingThatItRemembers(String parameter) {
    Reply refused = client.get(EVENTS + "?" + parameter + "&syncToken=" + syncToken());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.reason()).isEqualTo("badRequest");
  }

  @Test
  void aMalformedSyncTokenIsABadRequest() {
    assertThat(since("nonsense").status()).isEqualTo(400);
  }

  @Test
  void aSyncTokenMayBeTooOld() {
    String token = syncToken();
    client.calendar.expireSyncTokens();
    Reply refused = since(token);
    assertThat(refused.status()).isEqualTo(410);
    assertThat(refused.json())
        .isEqualTo(
            Json.read(
                Client.quoted(
                        "{'error':{'errors':[{'domain':'calendar','reason':'fullSyncRequired',"
                            + "'message':'Sync token is no longer valid, a full sync is required.',"
                            + "'locationType':'parameter','location':'syncToken'}],'code':410,"
                            + "'message':'Sync token is no longer valid, a full sync is required.'}}")
                    .getBytes(StandardCharsets.UTF_8)));
    assertThat(since(syncToken()).status()).isEqualTo(200);
  }

  @Test
  void otherRightsEndSyncTokens() {
    String token = syncToken();
    client.calendar.share("bob@work.example", AccessRole.READER);
    assertThat(since(token).status()).isEqualTo(410);
  }

  @Test
  void aDeletedEventIsATombstoneWithItsIdAlone() {
    String event = client.calendar.add("dentist", TEN);
    String token = syncToken();
    client.calendar.remove(event);
    assertThat(client.get(EVENTS).ids()).isEmpty();
    Reply changes = since(token);
    assertThat(fields(changes)).containsExactlyInAnyOrder("kind", "etag", "id", "status");
    assertThat(changes.text("/items/0/status")).isEqualTo("cancelled");
    assertThat(client.get(EVENTS + "?showDeleted=true").text("/items/0/summary"))
        .isEqualTo("dentist");
  }

  @Test
  void aCancelledOccurrenceIsAlwaysListedWithThreeFields() {
    String series = client.calendar.addSeries("standup", TEN, "FREQ=DAILY;COUNT=5");
    client.calendar.cancelOccurrence(series, "2026-12-03T10:00");
    Reply all = client.get(EVENTS);
    assertThat(all.ids()).containsExactly(series, series + "_20261203T090000Z");
    Reply cancelled = client.get(EVENTS + "?maxResults=1&pageToken=" + pageTwo());
    assertThat(fields(cancelled))
        .containsExactlyInAnyOrder(
            "kind", "etag", "id", "status", "recurringEventId", "originalStartTime");
    assertThat(cancelled.text("/items/0/originalStartTime/dateTime"))
        .isEqualTo("2026-12-03T10:00:00+01:00");
  }

  private String pageTwo() {
    return client.get(EVENTS + "?maxResults=1").text("/nextPageToken");
  }

  private static List<String> fields(Reply reply) {
    List<String> names = new ArrayList<>();
    reply.json().at("/items/0").fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void filtersAreByUidByPropertiesAndByTime() {
    String mine =
        client
            .post(
                EVENTS,
                "{'summary':'mine','start':{'date':'2026-12-24'},'end':{'date':'2026-12-25'},"
                    + "'extendedProperties':{'private':{'a':'b','c':'d'}}}")
            .text("/id");
    String other = client.calendar.add("other", TEN);
    assertThat(client.get(EVENTS + "?iCalUID=" + Client.encoded(mine + "@google.com")).ids())
        .containsExactly(mine);
    assertThat(
            client
                .get(EVENTS + "?privateExtendedProperty=a%3Db&privateExtendedProperty=c%3Dd")
                .ids())
        .containsExactly(mine);
    assertThat(
            client
                .get(EVENTS + "?privateExtendedProperty=a%3Db&privateExtendedProperty=c%3Dx")
                .ids())
        .isEmpty();
    assertThat(client.get(EVENTS + "?timeMin=2026-12-01T11:00:00%2B01:00").ids())
        .containsExactly(mine);
    assertThat(client.get(EVENTS + "?timeMax=2026-12-01T10:01:00%2B01:00").ids())
        .containsExactly(other);
    assertThat(client.get(EVENTS + "?timeMax=2026-12-01T10:00:00%2B01:00").ids()).isEmpty();
  }

  @Test
  void anEmptyRangeOfTimeIsRefused() {
    Reply refused =
        client.get(EVENTS + "?timeMin=2026-12-02T00:00:00Z&timeMax=2026-12-02T00:00:00Z");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.reason()).isEqualTo("timeRangeEmpty");
  }

  @Test
  void theFirstListingsBoundsGoWithItsToken() {
    client.calendar.add("in time", TEN);
    client.calendar.add("too late", "2027-12-01T10:00/PT1H[Europe/Berlin]");
    Reply first = client.get(EVENTS + "?timeMax=2027-01-01T00:00:00Z");
    assertThat(first.ids()).hasSize(1);
    assertThat(since(first.text("/nextSyncToken")).status()).isEqualTo(200);
  }

  @Test
  void listingsMayLagBehindWhatWasWritten() {
    client.google.listingsLag(Duration.ofSeconds(10));
    String event = client.calendar.add("dentist", TEN);
    Reply early = client.get(EVENTS);
    assertThat(early.ids()).isEmpty();
    assertThat(client.get(EVENTS + "/" + event).status()).isEqualTo(200);
    client.clock.advance(Duration.ofSeconds(10));
    assertThat(since(early.text("/nextSyncToken")).ids()).containsExactly(event);
  }

  @Test
  void timesAreShownByTheClocksOfTheCalendar() {
    client.calendar.add("call", "2026-12-01T10:00/PT1H[America/New_York]");
    Reply all = client.get(EVENTS);
    assertThat(all.text("/timeZone")).isEqualTo("Europe/Berlin");
    assertThat(all.text("/items/0/start/dateTime")).isEqualTo("2026-12-01T16:00:00+01:00");
    assertThat(all.text("/items/0/start/timeZone")).isEqualTo("America/New_York");
    assertThat(client.get(EVENTS + "?timeZone=UTC").text("/items/0/start/dateTime"))
        .isEqualTo("2026-12-01T15:00:00Z");
  }

  @Test
  void asSinglesSeriesAreListedByTheirOccurrences() {
    String series = client.calendar.addSeries("standup", TEN, "FREQ=DAILY;COUNT=3");
    client.calendar.moveOccurrence(
        series, "2026-12-02T10:00", "2026-12-02T15:00/PT1H[Europe/Berlin]");
    Reply all = client.get(EVENTS + "?singleEvents=true&orderBy=startTime");
    assertThat(all.ids())
        .containsExactly(
            series + "_20261201T090000Z",
            series + "_20261202T090000Z",
            series + "_20261203T090000Z");
    assertThat(all.text("/items/1/start/dateTime")).isEqualTo("2026-12-02T15:00:00+01:00");
  }

  @Test
  void whoSeesOnlyBusyTimesIsToldNothingElse() {
    FakeCalendar other = client.account.add("boss", "Europe/Berlin", AccessRole.FREE_BUSY_READER);
    other.add("secret", TEN);
    Reply all = client.get("calendars/" + Client.encoded(other.id()) + "/events");
    assertThat(all.text("/accessRole")).isEqualTo("freeBusyReader");
    assertThat(all.json().at("/items/0").has("summary")).isFalse();
    assertThat(all.text("/items/0/start/dateTime")).isEqualTo("2026-12-01T10:00:00+01:00");
    assertThat(client.post("calendars/" + Client.encoded(other.id()) + "/events", "{}").reason())
        .isEqualTo("requiredAccessLevel");
  }

  @Test
  void readersAreNotToldWhatIsPrivate() {
    FakeCalendar other = client.account.add("boss", "Europe/Berlin", AccessRole.READER);
    other.edit(other.add("secret", TEN), "{\"visibility\":\"private\"}");
    other.add("open", TEN);
    Reply all = client.get("calendars/" + Client.encoded(other.id()) + "/events");
    assertThat(all.json().at("/items/0").has("summary")).isFalse();
    assertThat(all.text("/items/1/summary")).isEqualTo("open");
  }

  @Test
  void whatDidNotChangeNeedNotBeSentAgain() {
    String event = EVENTS + "/" + client.calendar.add("dentist", TEN);
    String tag = client.get(event).text("/etag");
    assertThat(client.send(client.request(event).header("If-None-Match", tag)).status())
        .isEqualTo(304);
    client.calendar.rename(event.substring(EVENTS.length() + 1), "doctor");
    assertThat(client.send(client.request(event).header("If-None-Match", tag)).status())
        .isEqualTo(200);
  }

  @Test
  void anEndlessSeriesIsInEveryLaterRange() {
    String series = client.calendar.addSeries("standup", TEN, "FREQ=YEARLY");
    assertThat(client.get(EVENTS + "?timeMin=2400-01-01T00:00:00Z").ids()).containsExactly(series);
    assertThat(
            client.get(EVENTS + "?timeMin=2028-01-01T00:00:00Z&timeMax=2028-06-01T00:00:00Z").ids())
        .isEmpty();
    assertThat(client.get(EVENTS + "?timeMax=2026-12-01T00:00:00Z").ids()).isEmpty();
  }
}
