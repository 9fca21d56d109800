package dev.calsync.test.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.Notification;
import dev.calsync.test.google.Client.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Watch channels tell of changes, or do not (provider facts, 1.8). */
class GooglePushTest {

  private static final String WATCH = "calendars/primary/events/watch";
  private static final String ORDER =
      "{'id':'channel-1','type':'web_hook','address':'https://host.example/hooks','token':'t'}";

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private static List<String> states(List<Notification> sent) {
    return sent.stream().map(it -> it.headers().get("x-goog-resource-state")).toList();
  }

  private void change() {
    client.calendar.addAllDay("holiday", "2026-12-24", 1);
  }

  @Test
  void aChannelIsGrantedForSevenDaysAndSaysSoAsText() {
    Reply opened = client.post(WATCH, ORDER);
    assertThat(opened.text("/kind")).isEqualTo("api#channel");
    assertThat(opened.json().path("expiration").isTextual()).isTrue();
    assertThat(Instant.ofEpochMilli(Long.parseLong(opened.text("/expiration"))))
        .isEqualTo(client.clock.instant().plus(Duration.ofDays(7)));
    Reply shorter =
        client.post(
            WATCH,
            ORDER.replace("channel-1", "channel-2").replace("}", ",'params':{'ttl':'3600'}}"));
    assertThat(Instant.ofEpochMilli(Long.parseLong(shorter.text("/expiration"))))
        .isEqualTo(client.clock.instant().plusSeconds(3600));
  }

  @Test
  void theFirstMessageIsNumberOneAndSaysSync() {
    Reply opened = client.post(WATCH, ORDER);
    Notification first = client.google.sent().get(0);
    assertThat(first.body()).isEmpty();
    assertThat(first.headers())
        .containsEntry("x-goog-channel-id", "channel-1")
        .containsEntry("x-goog-channel-token", "t")
        .containsEntry("x-goog-resource-id", opened.text("/resourceId"))
        .containsEntry("x-goog-resource-uri", opened.text("/resourceUri"))
        .containsEntry("x-goog-resource-state", "sync")
        .containsEntry("x-goog-message-number", "1")
        .containsEntry("x-goog-channel-expiration", "Fri, 27 Nov 2026 09:00:00 GMT");
  }

  @Test
  void everyChangeIsToldToEveryChannelOfTheCalendar() {
    client.post(WATCH, ORDER);
    client.post(WATCH, ORDER.replace("channel-1", "channel-2"));
    client.google.sent();
    change();
    assertThat(states(client.google.sent())).containsExactly("exists", "exists");
    client.account.add("other", "Europe/Berlin").addAllDay("holiday", "2026-12-24", 1);
    assertThat(client.google.sent()).isEmpty();
  }

  @Test
  void anIdIsGoodForOneChannel() {
    client.post(WATCH, ORDER);
    Reply refused = client.post(WATCH, ORDER);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.reason()).isEqualTo("channelIdNotUnique");
  }

  @Test
  void anAddressMayBeOneThatTheApplicationMayNotBeToldAt() {
    client.google.begin(GoogleMode.ADDRESSES_UNAUTHORIZED);
    Reply refused = client.post(WATCH, ORDER);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.reason()).isEqualTo("push.webhookUrlUnauthorized");
    assertThat(client.google.channels()).isEmpty();
    client.google.end(GoogleMode.ADDRESSES_UNAUTHORIZED);
    assertThat(client.post(WATCH, ORDER).status()).isEqualTo(200);
  }

  @Test
  void theFirstMessageMayComeBeforeTheAnswer() {
    List<String> order = new ArrayList<>();
    client.google.begin(GoogleMode.SYNC_MESSAGE_FIRST);
    client.google.onSent(notification -> order.add("told"));
    client.post(WATCH, ORDER);
    order.add("answered");
    assertThat(order).containsExactly("told", "answered");
  }

  @Test
  void notificationsMayBeLostOrComeTwice() {
    client.post(WATCH, ORDER);
    client.google.sent();
    client.google.begin(GoogleMode.NOTICES_DROPPED);
    change();
    assertThat(client.google.sent()).isEmpty();
    client.google.end(GoogleMode.NOTICES_DROPPED);
    client.google.begin(GoogleMode.NOTICES_TWICE);
    change();
    assertThat(states(client.google.sent())).containsExactly("exists", "exists");
  }

  @Test
  void notificationsMayBeHeldBack() {
    client.post(WATCH, ORDER);
    client.google.sent();
    client.google.begin(GoogleMode.NOTICES_HELD);
    change();
    assertThat(client.google.sent()).isEmpty();
    client.google.end(GoogleMode.NOTICES_HELD);
    assertThat(client.google.sent()).hasSize(1);
  }

  @Test
  void aStoppedChannelAndAnOldOneTellNothing() {
    Reply opened = client.post(WATCH, ORDER);
    client.post(WATCH, ORDER.replace("channel-1", "channel-2"));
    String known = "{'id':'channel-1','resourceId':'" + opened.text("/resourceId") + "'}";
    assertThat(client.post("channels/stop", known).status()).isEqualTo(204);
    assertThat(client.post("channels/stop", known).status()).isEqualTo(404);
    assertThat(client.google.channels()).containsExactly("channel-2");
    client.clock.advance(Duration.ofDays(7));
    client.google.sent();
    change();
    assertThat(client.google.sent()).isEmpty();
  }
}
