package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.Problem;
import dev.calsync.calendar.EdgeId;
import dev.calsync.test.Rotation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HOS-17, HOS-35: a token endpoint that answers with whatever it likes, status 200. What is no
 * token is tried again later and shown nowhere; what is odd about one that is costs nothing.
 */
class HostileTokenAnswersTest {

  private static final String CANARY = "canary";

  private final SignInWorld world = new SignInWorld();
  private EdgeId edge = EdgeId.of("none");

  @BeforeEach
  void connect() {
    edge = world.edge();
    world.clock.advance(Duration.ofHours(2));
  }

  @AfterEach
  void close() {
    world.close();
  }

  static Stream<String> noAnswers() {
    return Stream.of(
        "",
        "<html><title>canary</title></html>",
        "null",
        "[{\"access_token\":\"canary\"}]",
        "{\"access_token\":\"canary\"",
        "{\"access_token\":17}",
        "{\"access_token\":\"\"}",
        "{\"access_token\":null,\"error\":\"canary\"}",
        "{\"access_token\":\"canary\\r\\nHost: evil.example\"}",
        "{\"access_token\":\"canary\\u0000\"}",
        "{\"access_token\":\"canäry\"}",
        "{\"access_token\":\"canary\",\"token_type\":\"mac\"}",
        "{\"access_token\":\"canary" + "a".repeat(20_000) + "\"}",
        "{\"access_token\":\"canary" + "a".repeat(1 << 20) + "\"}",
        "{\"access_token\":\"canary\",\"access_token\":17}",
        "{\"access_token\":\"canary\",\"expires_in\":" + "9".repeat(2_000) + "}",
        "{\"canary\":" + "[".repeat(30_000) + "}");
  }

  @ParameterizedTest
  @MethodSource("noAnswers")
  void whatIsNoTokenIsTriedAgainAndShownNowhere(String body) {
    world.server.nextAnswer(body);

    List<Problem> problems =
        world.ann().edges().syncNow(edge).await(Duration.ofMinutes(5)).problems();

    assertThat(problems)
        .isNotEmpty()
        .allMatch(problem -> problem.code().equals("TOKEN_ANSWER_UNREADABLE"))
        .noneMatch(problem -> problem.text().contains(CANARY));
    world.clock.advance(Duration.ofMinutes(2));
    assertSyncs();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "0",
        "1e12",
        "1e999",
        "1e999999999",
        "\"3600\"",
        "\"soon\"",
        "\"99999999999999999999\"",
        "null",
        "{}",
        "true",
        "3599.5"
      })
  void anOddLifeIsBentIntoShape(String life) {
    acceptEverything();
    world.server.nextAnswer("{\"access_token\":\"odd\",\"expires_in\":" + life + "}");

    assertSyncs();
    assertThat(world.server.refreshes()).isOne();
    world.clock.advance(Duration.ofHours(25));
    assertSyncs();
    assertThat(world.server.refreshes()).isEqualTo(2);
  }

  /** The old one is dead already: losing the new one would cost the owner a new sign-in. */
  @ParameterizedTest
  @ValueSource(strings = {"-1", "\"soon\"", "1e12"})
  void theRefreshTokenOfAnOddAnswerIsKept(String life) {
    world.server.rotation(Rotation.STRICT);
    acceptEverything();
    world.server.nextAnswer(
        "{\"access_token\":\"odd\",\"refresh_token\":\"canary\",\"expires_in\":" + life + "}");
    assertSyncs();
    world.clock.advance(Duration.ofHours(25));

    assertThat(world.sync(edge)).contains("GRANT_REFUSED");
  }

  private void acceptEverything() {
    world.provider.signedInto(
        world.provider.describe().oauth().orElseThrow(), any -> Optional.of("work"));
  }

  private void assertSyncs() {
    world.work.put("e1", event("Event", "2026-12-01T10:00:00"));
    assertThat(world.sync(edge)).isEmpty();
    assertThat(world.titles()).containsExactly("Event");
  }
}
