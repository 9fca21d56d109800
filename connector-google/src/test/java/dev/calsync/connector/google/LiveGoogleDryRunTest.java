package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.calsync.host.ProviderApplication;
import dev.calsync.test.ManualClock;
import dev.calsync.test.google.FakeAccount;
import dev.calsync.test.google.FakeGoogle;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What {@link LiveGoogleTest} does, against a stand-in: so it still runs on the day it is wanted.
 */
class LiveGoogleDryRunTest {

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final FakeGoogle google = FakeGoogle.start(clock);
  private final FakeAccount account = google.account("alice@work.example");

  @AfterEach
  void close() {
    google.close();
  }

  @Test
  void aMirrorAndASeriesLiveAndNothingIsLeft() throws IOException {
    try (LiveOverlay overlay = overlay()) {
      assertThat(account.calendars()).hasSize(2);
      LiveSmoke smoke = new LiveSmoke(overlay);
      smoke.aMirrorLivesAndDies();
      smoke.aSeriesIsChangedCancelledAndRestored();
    }
    assertThat(account.calendars()).hasSize(1);
    assertThat(google.outbox()).isEmpty();
  }

  /** What the stand-in says is what we believe of Google. */
  @Test
  void everyQuestionIsAnswered() throws IOException {
    try (LiveOverlay overlay = overlay()) {
      Map<String, String> answers = new LinkedHashMap<>();
      new OpenQuestions(overlay, answers::put).ask();
      assertThat(answers)
          .hasSize(10)
          .containsEntry("a deleted id is revived by PUT", "done, status confirmed")
          .allSatisfy(
              (question, answer) ->
                  assertThat(answer).doesNotContain("refused", "failed", "no answer"));
    }
  }

  @Test
  void whatAnEarlierRunLeftIsFoundAndDeletedEvenWhenTheTestFails() throws IOException {
    LiveOverlay left = overlay();
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              try (LiveOverlay found = overlay()) {
                assertThat(found.calendar()).isEqualTo(left.calendar());
                throw new IllegalStateException("the test fails");
              }
            })
        .withMessage("the test fails");
    assertThat(account.calendars()).hasSize(1);
  }

  /** With the scopes that the connector asks owners for, and no more. */
  private LiveOverlay overlay() throws IOException {
    ProviderApplication application = google.application();
    List<String> scopes = GoogleDescriptor.descriptor().oauth().orElseThrow().writeScopes();
    RefreshedCall call =
        RefreshedCall.of(
            google.endpoints().token(),
            application.clientId(),
            application.clientSecret().orElseThrow().reveal(),
            google.authorization().refreshToken(application.clientId(), account.address(), scopes));
    return new LiveOverlay(google.rootUrl(), google.endpoints(), clock, call);
  }
}
