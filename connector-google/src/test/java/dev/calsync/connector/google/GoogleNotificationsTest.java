package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.Hint;
import dev.calsync.connector.Notification;
import dev.calsync.connector.Recognised;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Google sends is read as it is documented, and nothing it sends is believed. */
class GoogleNotificationsTest {

  private final GoogleNotifications notifications = new GoogleNotifications();

  @ParameterizedTest
  @ValueSource(strings = {"exists", "not_exists", "whatever Google may say one day"})
  void aChangeIsAHintWithTheIdAndTheTokenAsSent(String state) {
    List<Hint> hints = hints(headers("x-goog-resource-state", state));

    assertThat(hints)
        .singleElement()
        .satisfies(
            hint -> {
              assertThat(hint.channel()).isEqualTo("a17");
              assertThat(hint.secret().reveal()).isEqualTo("the secret");
              assertThat(hint.news()).isEqualTo(Hint.News.CHANGED);
            });
  }

  /** It may come before the answer to the call that opens the channel, and tells nothing. */
  @Test
  void thatAChannelIsOpenIsNoReasonToRead() {
    assertThat(hints(headers("x-goog-resource-state", "sync"))).isEmpty();
  }

  /** HOS-32: it is judged as a wrong token is, so that both are answered alike. */
  @Test
  void withoutATokenItIsAHintWithAnEmptySecret() {
    Map<String, String> headers = headers("x-goog-resource-state", "exists");
    headers.remove("x-goog-channel-token");

    assertThat(hints(headers)).singleElement().extracting(it -> it.secret().reveal()).isEqualTo("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-goog-channel-id", "x-goog-resource-state"})
  void whatNamesNoChannelOrStateIsRejected(String missing) {
    Map<String, String> headers = headers("x-goog-resource-state", "exists");
    headers.remove(missing);

    assertThat(recognise(headers)).isEqualTo(new Recognised.Rejected("NO_CHANNEL"));
  }

  /** Not even a body that should not be there. */
  @Test
  void nothingElseIsLookedAt() {
    Map<String, String> headers = headers("x-goog-message-number", "-1");
    headers.put("x-goog-channel-expiration", "long ago");
    headers.put("x-goog-resource-uri", "file:///etc/passwd");

    assertThat(hints(headers)).hasSize(1);
  }

  private static Map<String, String> headers(String name, String value) {
    Map<String, String> headers = new HashMap<>();
    headers.put("x-goog-channel-id", "a17");
    headers.put("x-goog-channel-token", "the secret");
    headers.put("x-goog-resource-state", "exists");
    headers.put("x-goog-resource-id", "o3hgv1538sdjfh");
    headers.put("x-goog-message-number", "10");
    headers.put(name, value);
    return headers;
  }

  private List<Hint> hints(Map<String, String> headers) {
    return ((Recognised.Hints) recognise(headers)).hints();
  }

  private Recognised recognise(Map<String, String> headers) {
    return notifications.recognise(new Notification(headers, Map.of(), new byte[] {'x'}));
  }
}
