package dev.calsync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What must not be printed by accident is not printed at all (INV-16, R-J4). */
class SilenceTest {

  private static final String CANARY = "canary-7f3a";

  @Test
  void aSecretIsNeverPrinted() {
    Secret secret = Secret.of(CANARY);

    assertThat(secret.reveal()).isEqualTo(CANARY);
    assertThat(secret).hasToString("Secret[…]");
    assertThat(new Hint(CANARY, secret, Hint.News.CHANGED).toString()).doesNotContain(CANARY);
  }

  @Test
  void whatCameInIsNotPrinted() {
    Notification notification =
        new Notification(
            Map.of("x-goog-channel-token", CANARY),
            Map.of("validationToken", CANARY),
            CANARY.getBytes(StandardCharsets.UTF_8));

    assertThat(notification.toString()).contains("1 headers").doesNotContain(CANARY);
  }

  @Test
  void aSecretKeepsWhatItWasGiven() {
    StringBuilder given = new StringBuilder(CANARY);
    Secret secret = Secret.of(given);
    given.setLength(0);

    assertThat(secret.reveal()).isEqualTo(CANARY);
  }

  @Test
  void settingsPrintTheirNamesAndNotTheirValues() {
    Settings settings = new Settings(Map.of("url", "https://x.example/feed?sig=" + CANARY));
    ConnectionRequest request = new ConnectionRequest(new ConnectorId("ics"), settings);

    assertThat(settings.toString()).contains("url").doesNotContain(CANARY);
    assertThat(request.toString()).contains("ics").doesNotContain(CANARY);
  }

  @Test
  void settingsKeepWhatTheyWereGiven() {
    Map<String, String> given = new HashMap<>(Map.of("path", "/a"));
    Settings settings = new Settings(given);
    given.put("path", "/b");

    assertThat(settings.get("path")).contains("/a");
    assertThat(settings.get("other")).isEmpty();
    assertThat(settings).isEqualTo(new Settings(Map.of("path", "/a")));
  }

  @Test
  void aMissingSettingIsNamedAndNoOtherIsTold() {
    Settings settings = new Settings(Map.of("password", CANARY));

    assertThat(settings.require("password")).isEqualTo(CANARY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.require("path"))
        .withMessage("the setting path is missing");
  }
}
