package dev.calsync.test.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.test.google.Client.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events are written as Google takes them (provider facts, 1.4 and 1.5). */
class GoogleWritingTest {

  private static final String EVENTS = "calendars/primary/events";
  private static final String TIMES =
      "'start':{'dateTime':'2026-12-01T10:00:00','timeZone':'Europe/Berlin'},"
          + "'end':{'dateTime':'2026-12-01T11:00:00','timeZone':'Europe/Berlin'}";

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private Reply insert(String fields) {
    return client.post(EVENTS, "{" + TIMES + (fields.isEmpty() ? "" : "," + fields) + "}");
  }

  private static String path(Reply event) {
    return EVENTS + "/" + event.text("/id");
  }

  @Test
  void anEventIsGivenWhatTheServiceSays() {
    Reply made = insert("'id':'abcde','summary':'Busy'");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.text("/iCalUID")).isEqualTo("abcde@google.com");
    assertThat(made.text("/status")).isEqualTo("confirmed");
    assertThat(made.text("/eventType")).isEqualTo("default");
    assertThat(made.text("/start/dateTime")).isEqualTo("2026-12-01T10:00:00+01:00");
    assertThat(made.text("/etag")).matches("\"[0-9]+\"");
    assertThat(made.text("/updated")).isEqualTo("2026-11-20T09:00:00.000Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'UPPER','start':{'date':'2026-12-01'},'end':{'date':'2026-12-02'}}",
        "{'id':'wxyz0','start':{'date':'2026-12-01'},'end':{'date':'2026-12-02'}}",
        "{'id':'abcd','start':{'date':'2026-12-01'},'end':{'date':'2026-12-02'}}",
        "{'start':{'date':'2026-12-01'}}",
        "{'end':{'date':'2026-12-01'}}",
        "{'start':{'date':'2026-12-01'},'end':{'dateTime':'2026-12-01T10:00:00Z'}}",
        "{'start':{'date':'2026-12-01','dateTime':'2026-12-01T10:00:00Z'},"
            + "'end':{'date':'2026-12-02'}}",
        "{'start':{'date':'2026-12-02'},'end':{'date':'2026-12-01'}}",
        "{'start':{'dateTime':'2026-12-01T10:00:00'},'end':{'dateTime':'2026-12-01T11:00:00'}}",
        "{'start':{'dateTime':'2026-12-01T10:00:00','timeZone':'Mars/Base'},"
            + "'end':{'dateTime':'2026-12-01T11:00:00Z'}}",
        "{'start':{'dateTime':'2026-12-01T10:00:00Z'},'end':{'dateTime':'2026-12-01T11:00:00Z'},"
            + "'recurrence':['RRULE:FREQ=DAILY']}",
        "{'start':{'date':'2026-12-01'},'end':{'date':'2026-12-02'},"
            + "'recurrence':['RRULE:FREQ=NEVER']}",
        "{'start':{'date':'2026-12-01'},'end':{'date':'2026-12-02'},'eventType':'outOfOffice'}",
        "no json"
      })
  void whatIsNoEventIsABadRequest(String body) {
    Reply refused = client.post(EVENTS, body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.reason()).isNotEmpty();
    assertThat(client.calendar.events()).isEmpty();
  }

  @Test
  void anIdThatWasEverUsedIsTaken() {
    Reply made = insert("'id':'abcde'");
    assertThat(insert("'id':'abcde'").reason()).isEqualTo("duplicate");
    client.delete(path(made));
    Reply refused = insert("'id':'abcde'");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/error/message"))
        .isEqualTo("The requested identifier already exists.");
  }

  @Test
  void whatIsDeletedIsGoneAndCanStillBeAskedFor() {
    Reply made = insert("'summary':'Busy'");
    assertThat(client.delete(path(made)).status()).isEqualTo(204);
    Reply again = client.delete(path(made));
    assertThat(again.status()).isEqualTo(410);
    assertThat(again.reason()).isEqualTo("deleted");
    assertThat(client.get(path(made)).text("/status")).isEqualTo("cancelled");
    assertThat(client.delete(EVENTS + "/never00").status()).isEqualTo(404);
  }

  @Test
  void aPutRevivesWhatWasDeleted() {
    Reply made = insert("'summary':'Busy'");
    client.delete(path(made));
    Reply revived = client.put(path(made), "{" + TIMES + ",'status':'confirmed'}");
    assertThat(revived.status()).isEqualTo(200);
    assertThat(client.get(EVENTS).ids()).containsExactly(made.text("/id"));
  }

  @Test
  void someAccountsRefuseToRevive() {
    client.google.begin(GoogleMode.REVIVAL_REFUSED);
    Reply made = insert("'summary':'Busy'");
    client.delete(path(made));
    Reply refused = client.put(path(made), "{" + TIMES + ",'status':'confirmed'}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.reason()).isEqualTo("forbidden");
  }

  @Test
  void theTagChangesWithEveryWrite() {
    Reply made = insert("'summary':'a'");
    Reply patched = client.patch(path(made), "{'summary':'b'}");
    Reply replaced = client.put(path(made), "{" + TIMES + "}");
    assertThat(made.text("/etag"))
        .isNotEqualTo(patched.text("/etag"))
        .isNotEqualTo(replaced.text("/etag"));
    assertThat(patched.text("/etag")).isNotEqualTo(replaced.text("/etag"));
    assertThat(client.get(path(made)).text("/etag")).isEqualTo(replaced.text("/etag"));
  }

  @Test
  void whoDidNotSeeTheLastWriteMayNotWrite() {
    Reply made = insert("'summary':'a'");
    client.calendar.rename(made.text("/id"), "b");
    String old = made.text("/etag");
    for (Reply refused :
        new Reply[] {
          client.put(path(made), "{" + TIMES + "}", "If-Match", old),
          client.patch(path(made), "{'summary':'c'}", "If-Match", old),
          client.delete(path(made), "If-Match", old)
        }) {
      assertThat(refused.status()).isEqualTo(412);
      assertThat(refused.reason()).isEqualTo("conditionNotMet");
      assertThat(refused.text("/error/errors/0/location")).isEqualTo("If-Match");
      assertThat(refused.text("/error/message")).isEqualTo("Precondition Failed");
    }
    String now = client.get(path(made)).text("/etag");
    assertThat(client.patch(path(made), "{'summary':'c'}", "If-Match", now).status())
        .isEqualTo(200);
  }

  @Test
  void aPatchMergesReplacesArraysAndTakesAwayWhatIsNull() {
    Reply made =
        insert(
            "'summary':'a','location':'here','attachments':[{'fileUrl':'x'},{'fileUrl':'y'}],"
                + "'extendedProperties':{'private':{'keep':'1','drop':'2'}}");
    Reply patched =
        client.patch(
            path(made),
            "{'location':null,'attachments':[{'fileUrl':'z'}],"
                + "'extendedProperties':{'private':{'drop':null}}}");
    assertThat(patched.text("/summary")).isEqualTo("a");
    assertThat(patched.json().has("location")).isFalse();
    assertThat(patched.json().path("attachments")).hasSize(1);
    assertThat(patched.json().at("/extendedProperties/private").toString())
        .isEqualTo("{\"keep\":\"1\"}");
  }

  @Test
  void aPutReplacesTheWhole() {
    Reply made =
        insert("'summary':'a','description':'b','extendedProperties':{'private':{'k':'v'}}");
    Reply replaced = client.put(path(made), "{" + TIMES + ",'summary':'c'}");
    assertThat(replaced.json().has("description")).isFalse();
    assertThat(replaced.json().has("extendedProperties")).isFalse();
    assertThat(replaced.text("/iCalUID")).isEqualTo(made.text("/iCalUID"));
  }

  @Test
  void propertiesThatAreTooLongAreCutOrLostWithoutAWord() {
    String key = "k".repeat(45);
    Reply made =
        insert(
            "'extendedProperties':{'private':{'"
                + key
                + "':'v','short':'"
                + "x".repeat(1025)
                + "'}}");
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.json().at("/extendedProperties/private").has(key)).isFalse();
    assertThat(made.text("/extendedProperties/private/short")).hasSize(1024);
  }

  @Test
  void onlyAChangeOfTimeRaisesTheSequence() {
    Reply made = insert("'summary':'a'");
    assertThat(client.patch(path(made), "{'summary':'b'}").json().path("sequence").asInt())
        .isZero();
    client.calendar.move(made.text("/id"), "2026-12-02T10:00/PT1H[Europe/Berlin]");
    assertThat(client.get(path(made)).json().path("sequence").asInt()).isEqualTo(1);
  }

  @Test
  void anEventMayBecomeOneOfWholeDays() {
    Reply made = insert("'summary':'a'");
    Reply refused = client.patch(path(made), "{'start':{'date':'2026-12-01'}}");
    assertThat(refused.status()).isEqualTo(400);
    Reply replaced =
        client.put(path(made), "{'start':{'date':'2026-12-01'},'end':{'date':'2026-12-02'}}");
    assertThat(replaced.text("/start/date")).isEqualTo("2026-12-01");
  }

  @Test
  void guestsAreWrittenToUnlessAWriteSaysNo() {
    Reply quiet =
        client.post(
            EVENTS + "?sendUpdates=none", "{" + TIMES + ",'attendees':[{'email':'b@x.example'}]}");
    insert("'summary':'without guests'");
    assertThat(client.google.outbox()).isEmpty();
    client.patch(path(quiet), "{'summary':'b'}");
    assertThat(client.google.outbox())
        .containsExactly(new GoogleMail(Client.EMAIL, quiet.text("/id"), "PATCH"));
  }

  @Test
  void theKindOfAnEventStaysAsItIs() {
    client.calendar.put(
        "away@x.example",
        Client.quoted(
            "{'eventType':'outOfOffice','start':{'date':'2026-12-01'},'end':{'date':'2026-12-02'}}"));
    String id = client.calendar.find("away@x.example").orElseThrow().id();
    assertThat(client.patch(EVENTS + "/" + id, "{'eventType':'default'}").reason())
        .isEqualTo("eventTypeRestriction");
  }

  @Test
  void anEventOfElsewhereIsImportedOnceByItsUid() {
    String body = "{" + TIMES + ",'iCalUID':'there@x.example','summary':'a'}";
    Reply first = client.post(EVENTS + "/import", body);
    Reply second = client.post(EVENTS + "/import", body.replace("'a'", "'b'"));
    assertThat(second.text("/id")).isEqualTo(first.text("/id"));
    assertThat(second.text("/summary")).isEqualTo("b");
  }

  @Test
  void aMovedEventLeavesATombstone() {
    FakeCalendar other = client.account.add("other", "Europe/Berlin");
    Reply made = insert("'summary':'a'");
    String token = client.get(EVENTS).text("/nextSyncToken");
    Reply moved = client.post(path(made) + "/move?destination=" + Client.encoded(other.id()), "{}");
    assertThat(moved.text("/organizer/email")).isEqualTo(other.id());
    assertThat(client.get(EVENTS + "?syncToken=" + token).text("/items/0/status"))
        .isEqualTo("cancelled");
    assertThat(other.events()).extracting(event -> event.title()).containsExactly("a");
  }
}
