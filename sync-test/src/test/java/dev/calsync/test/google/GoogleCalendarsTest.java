package dev.calsync.test.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.test.google.Client.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account's calendars (provider facts, 1.1). */
class GoogleCalendarsTest {

  private static final String LIST = "users/me/calendarList";

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void anAccountListsItsCalendarsAndWhatItMayDoThere() {
    FakeCalendar team = client.account.add("team", "America/New_York", AccessRole.READER);
    Reply all = client.get(LIST);
    assertThat(all.ids()).containsExactly(Client.EMAIL, team.id());
    assertThat(all.json().at("/items/0/primary").asBoolean()).isTrue();
    assertThat(all.text("/items/0/accessRole")).isEqualTo("owner");
    assertThat(all.json().at("/items/1").has("primary")).isFalse();
    assertThat(all.text("/items/1/accessRole")).isEqualTo("reader");
    assertThat(all.text("/items/1/timeZone")).isEqualTo("America/New_York");
    assertThat(client.get(LIST + "?minAccessRole=writer").ids()).containsExactly(Client.EMAIL);
  }

  @Test
  void theListIsPaged() {
    FakeCalendar team = client.account.add("team", "Europe/Berlin");
    Reply first = client.get(LIST + "?maxResults=1");
    assertThat(first.json().has("nextSyncToken")).isFalse();
    Reply last = client.get(LIST + "?maxResults=1&pageToken=" + first.text("/nextPageToken"));
    assertThat(last.ids()).containsExactly(team.id());
    assertThat(client.get(LIST + "?syncToken=" + last.text("/nextSyncToken")).ids()).isEmpty();
  }

  @Test
  void aHiddenCalendarIsListedWhereHiddenOnesAreAskedForAndIsThereAllTheSame() {
    String token = client.get(LIST).text("/nextSyncToken");
    FakeCalendar team = client.account.add("team", "Europe/Berlin");
    team.hide();
    assertThat(client.get(LIST).ids()).containsExactly(Client.EMAIL);
    Reply all = client.get(LIST + "?showHidden=true");
    assertThat(all.ids()).containsExactly(Client.EMAIL, team.id());
    assertThat(all.json().at("/items/0").has("hidden")).isFalse();
    assertThat(all.json().at("/items/1/hidden").asBoolean()).isTrue();
    assertThat(client.get(LIST + "?syncToken=" + token).ids()).containsExactly(team.id());
    String path = LIST + "/" + Client.encoded(team.id());
    assertThat(client.get(path).json().path("hidden").asBoolean()).isTrue();
  }

  @Test
  void aCalendarIsMadeAndDeleted() {
    String token = client.get(LIST).text("/nextSyncToken");
    Reply made = client.post("calendars", "{'summary':'Busy','timeZone':'Europe/Paris'}");
    String path = "calendars/" + Client.encoded(made.text("/id"));
    assertThat(made.text("/id")).endsWith("@group.calendar.google.com");
    assertThat(client.get(path).json()).isEqualTo(made.json());
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(client.get(path).status()).isEqualTo(404);
    assertThat(client.get(LIST + "?syncToken=" + token).json().at("/items/0/deleted").asBoolean())
        .isTrue();
    assertThat(client.delete("calendars/primary").status()).isEqualTo(400);
  }

  @Test
  void thePrimaryCalendarIsCalledByItsAddressToo() {
    assertThat(client.get(LIST + "/primary").text("/id")).isEqualTo(Client.EMAIL);
    assertThat(client.get("calendars/" + Client.encoded(Client.EMAIL)).text("/timeZone"))
        .isEqualTo("Europe/Berlin");
  }
}
