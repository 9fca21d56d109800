package dev.calsync.test.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.test.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The fake as a program. */
class StandAloneTest {

  private final ManualClock clock = ManualClock.at("2026-11-20T09:00:00Z");
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private Optional<FakeGoogle> start(String... arguments) {
    return StandAlone.start(
        arguments, clock, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @Test
  void whatItPrintsIsEnoughToAskIt() throws IOException, InterruptedException {
    try (FakeGoogle running = start().orElseThrow()) {
      Map<String, String> said =
          printed
              .toString(StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split(": +", 2))
              .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
      assertThat(said.get("address")).startsWith(running.rootUrl().toString());
      assertThat(said.get("sign in")).isEqualTo(running.endpoints().authorization().toString());
      assertThat(said.get("tokens")).isEqualTo(running.endpoints().token().toString());
      assertThat(said.get("client")).isEqualTo(running.application().clientId());
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(said.get("address") + "users/me/calendarList"))
              .header("Authorization", "Bearer " + said.get("token"))
              .build();
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
          .contains(said.get("account"));
    }
  }

  @Test
  void whoAsksForSomethingElseIsHelped() {
    assertThat(start("--help")).isEmpty();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("[port]");
  }
}
