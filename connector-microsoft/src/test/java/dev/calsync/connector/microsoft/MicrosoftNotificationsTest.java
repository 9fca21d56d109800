package dev.calsync.connector.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.Hint;
import dev.calsync.connector.Hint.News;
import dev.calsync.connector.Notification;
import dev.calsync.connector.Recognised;
import dev.calsync.connector.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Microsoft Graph sends is read as it is documented, and nothing it sends is believed. */
class MicrosoftNotificationsTest {

  private static final String SECRET = "x".repeat(43);

  private final MicrosoftNotifications notifications = new MicrosoftNotifications();

  @Test
  void eachItemIsAHintOfItsOwn() {
    List<Hint> hints =
        hints(
            """
            {"value":[
              {"id":"1","subscriptionId":"s1","clientState":"a17.%1$s","changeType":"updated",
               "resource":"Users/u/Events/e","tenantId":"t",
               "resourceData":{"@odata.type":"#Microsoft.Graph.Event","id":"e",
                 "clientState":"inner.words"}},
              {"subscriptionId":"s2","clientState":"a18.other","changeType":"deleted"}]}
            """
                .formatted(SECRET));

    assertThat(hints).extracting(Hint::channel).containsExactly("a17", "a18");
    assertThat(hints).extracting(it -> it.secret().reveal()).containsExactly(SECRET, "other");
    assertThat(hints).extracting(Hint::news).containsOnly(News.CHANGED);
  }

  /** FLT-42. */
  @ParameterizedTest
  @CsvSource({
    "reauthorizationRequired, EXPIRING",
    "subscriptionRemoved, GONE",
    "missed, CHANGED",
    "somethingOfTheFuture, CHANGED"
  })
  void theLifeOfASubscriptionIsToldInItems(String lifecycleEvent, News news) {
    String item =
        "{'value':[{'lifecycleEvent':'%s','clientState':'a17.s','subscriptionId':'s1'}]}"
            .replace('\'', '"')
            .formatted(lifecycleEvent);

    assertThat(hints(item)).singleElement().extracting(Hint::news).isEqualTo(news);
  }

  @Test
  void whatASubscriptionIsMadeWithIsWhatItsNotificationsAreReadBy() {
    ChangeWatch.Order order =
        new ChangeWatch.Order(
            "a-17".repeat(16), Secret.of(SECRET), Duration.ofDays(2), URI.create("https://h/w"));
    String state = MicrosoftNotifications.clientState(order);

    assertThat(state).hasSizeLessThanOrEqualTo(128);
    assertThat(hints("{\"value\":[{\"clientState\":\"" + state + "\"}]}"))
        .singleElement()
        .satisfies(
            hint -> {
              assertThat(hint.channel()).isEqualTo(order.id());
              assertThat(hint.secret().reveal()).isEqualTo(SECRET);
            });
  }

  /** HOS-33: how long it may be, and what it may not be shown as, is said where it is answered. */
  @ParameterizedTest
  @ValueSource(strings = {"Validation: Testing 1f2e", "", "<script>\r\n", "a.b"})
  void aValidationTokenIsGivenBackAsItIs(String token) {
    Notification asked =
        new Notification(Map.of(), Map.of("validationToken", token), new byte[] {'{'});

    assertThat(notifications.recognise(asked)).isEqualTo(new Recognised.Handshake(token));
  }

  @Test
  void anItemWithoutClientStateIsNobodys() {
    assertThat(
            hints("{\"value\":[{\"subscriptionId\":\"s1\"},{\"clientState\":7},{\"a\":[[1]]},{}]}"))
        .isEmpty();
  }

  @Test
  void aClientStateThatIsNotOursHasAnEmptySecret() {
    assertThat(hints("{\"value\":[{\"clientState\":\"words of others\"}]}"))
        .singleElement()
        .extracting(it -> it.secret().reveal())
        .isEqualTo("");
  }

  /** HOS-17 among them: what is too deep, too long or twice there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "null",
        "[]",
        "{}",
        "{\"value\":{}}",
        "{\"value\":[7]}",
        "{\"value\":[{}",
        "{\"value\":[{}]} more",
        "{\"value\":[],\"value\":[]}",
        "{\"value\":[{\"clientState\":\"a.b\",\"clientState\":\"c.d\"}]}",
        "{\"value\":[{\"resourceData\":1e99999}],\"x\":[}",
      })
  void whatIsNoListOfItemsIsRejected(String body) {
    assertThat(recognise(body)).isEqualTo(new Recognised.Rejected("NOT_JSON"));
  }

  @Test
  void whatIsTooDeepIsRejected() {
    String deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",\"value\":[]}";

    assertThat(recognise(deep)).isEqualTo(new Recognised.Rejected("NOT_JSON"));
  }

  /** A number that would take a gigabyte to write out is passed by as the digits that it is. */
  @Test
  void aHugeNumberCostsNothing() {
    assertThat(hints("{\"n\":1e999999999,\"value\":[]}")).isEmpty();
  }

  private List<Hint> hints(String body) {
    return ((Recognised.Hints) recognise(body)).hints();
  }

  private Recognised recognise(String body) {
    return notifications.recognise(
        new Notification(Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8)));
  }
}
