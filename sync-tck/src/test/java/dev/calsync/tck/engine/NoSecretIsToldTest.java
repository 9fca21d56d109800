package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.ANN;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.Secret;
import dev.calsync.connector.Settings;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.OwnedRecord;
import dev.calsync.store.RecordKind;
import dev.calsync.test.Rotation;
import dev.calsync.test.TokenFault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * HOS-40, INV-16: whatever goes wrong with codes and tokens, none of them is in what anybody is
 * told: exceptions with their causes, problems, journal, audit log, job log, records, views.
 */
class NoSecretIsToldTest {

  /** What the server of these tests calls what it gives, and the application's secret. */
  private static final Pattern SECRET =
      Pattern.compile("(?:access|refresh|code)-[0-9]+|app-secret|\\bcanary\\b|code_verifier");

  private static final Duration A_WHILE = Duration.ofMinutes(2);

  private final SignInWorld world = new SignInWorld();
  private final List<String> told = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  static Stream<TokenFault> everyFault() {
    return Stream.of(TokenFault.values()).filter(fault -> fault != TokenFault.HELD);
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void whatGoesWrongWithATokenTellsNone(TokenFault fault) {
    world.server.rotation(Rotation.STRICT);
    EdgeId edge = world.edge();
    world.work.put("e1", event("Event", "2026-12-01T10:00:00"));
    world.sync(edge);
    world.clock.advance(Duration.ofHours(2));
    world.server.next(fault);
    hear(() -> world.ann().edges().syncNow(edge).await(Duration.ofMinutes(1)));
    world.clock.advance(A_WHILE);
    hear(() -> world.ann().edges().plan(edge));

    assertNothingIsTold();
  }

  @ParameterizedTest
  @MethodSource("everyFault")
  void whatGoesWrongWithASignInTellsNone(TokenFault fault) {
    URI link = world.asking().start();
    Map<String, String> callback = world.server.signIn(link, "work");
    told.add(link.toString());
    world.server.next(fault);
    hear(() -> world.complete(callback));
    hear(() -> world.ann().connections().adopt(request(), Secret.of("canary")));
    hear(() -> world.complete(Map.of("error", "canary", "error_description", "canary")));

    assertNothingIsTold();
  }

  @Test
  void whatIsNoAnswerIsNotQuoted() {
    EdgeId edge = world.edge();
    world.clock.advance(Duration.ofHours(2));
    for (String body : List.of("canary", "{\"canary\":", "{\"error\":\"canary\"}")) {
      world.server.nextAnswer(body);
      hear(() -> world.ann().edges().plan(edge));
      world.clock.advance(A_WHILE);
    }

    assertNothingIsTold();
  }

  /** The positive control: the search finds what is there. */
  @Test
  void theSearchFindsWhatIsTold() {
    told.add("a token access-17 in a text");

    assertThat(told).anyMatch(text -> SECRET.matcher(text).find());
    assertThat(world.server.signIn(world.asking().start(), "work").values())
        .anyMatch(text -> SECRET.matcher(text).find());
  }

  private void hear(java.util.concurrent.Callable<?> call) {
    try {
      told.add(String.valueOf(call.call()));
    } catch (CalsyncException failure) {
      for (Throwable it = failure; it != null; it = it.getCause()) {
        told.add(it.toString());
      }
    } catch (Exception other) {
      throw new AssertionError(other);
    }
  }

  private void assertNothingIsTold() {
    told.add(world.ann().connections().list().toString());
    told.add(world.ann().status().toString());
    told.add(world.data().journal().after(ANN, 0, 1_000).toString());
    told.add(world.data().audit().after(ANN, 0, 1_000).toString());
    told.add(world.data().jobLogs().before(ANN, Long.MAX_VALUE, 1_000).toString());
    told.add(world.data().jobs().page(ANN, "", 1_000).toString());
    told.add(world.provider.describe().toString());
    told.add(world.settings().toString());
    for (RecordKind kind : List.of(RecordKind.CONNECTION, RecordKind.CALENDAR)) {
      told.add(
          world.data().records().page(ANN, kind, "", 100).stream()
              .map(OwnedRecord::body)
              .toList()
              .toString());
    }
    assertThat(told).noneMatch(text -> SECRET.matcher(text).find());
  }

  private static ConnectionRequest request() {
    return new ConnectionRequest(SignInWorld.CONNECTOR, new Settings(Map.of()));
  }
}
