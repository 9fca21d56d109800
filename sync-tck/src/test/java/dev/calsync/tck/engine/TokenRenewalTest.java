package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SignInWorld.ANN;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.EdgeId;
import dev.calsync.test.Rotation;
import dev.calsync.test.TokenFault;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R-A4, INV-24, FLT-57: tokens are there when they are needed, and no grant is lost on the way. */
class TokenRenewalTest {

  private static final Duration TOO_OLD = Duration.ofHours(2);
  private static final Duration NEARLY_TOO_OLD = Duration.ofMinutes(58);
  private static final Duration A_WHILE = Duration.ofMinutes(2);

  private final SignInWorld world = new SignInWorld();
  private int events;

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aTokenIsUsedAsLongAsItIsGood() {
    EdgeId edge = world.edge();
    world.clock.advance(Duration.ofMinutes(45));

    assertSyncs(edge);
    assertThat(world.server.refreshes()).isZero();
  }

  @Test
  void aTokenIsRenewedAheadOfItsEnd() {
    EdgeId edge = world.edge();
    world.clock.advance(NEARLY_TOO_OLD);

    assertSyncs(edge);
    assertThat(world.server.refreshes()).isOne();
  }

  @ParameterizedTest
  @EnumSource(Rotation.class)
  void aGrantLastsHoweverItsServerRotates(Rotation rotation) {
    world.server.rotation(rotation);
    EdgeId edge = world.edge();
    for (int times = 1; times <= 5; times++) {
      world.clock.advance(TOO_OLD);
      assertSyncs(edge);
      assertThat(world.server.refreshes()).isEqualTo(times);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TokenFault.class,
      names = {"UNAVAILABLE", "TOO_MANY", "HTML", "INVALID_CLIENT", "REPLY_LOST"})
  void troubleThatPassesCostsNoGrant(TokenFault trouble) {
    world.server.rotation(Rotation.LENIENT);
    EdgeId edge = world.edge();
    world.clock.advance(TOO_OLD);
    world.server.next(trouble);

    assertThat(world.sync(edge)).hasSize(1).doesNotContain("GRANT_REFUSED");
    world.clock.advance(A_WHILE);
    assertSyncs(edge);
  }

  @ParameterizedTest
  @EnumSource(
      value = TokenFault.class,
      names = {"UNAVAILABLE", "TOO_MANY", "HTML", "INVALID_CLIENT", "REPLY_LOST"})
  void troubleAheadOfTimeIsNotNoticed(TokenFault trouble) {
    world.server.rotation(Rotation.LENIENT);
    EdgeId edge = world.edge();
    world.clock.advance(NEARLY_TOO_OLD);
    world.server.next(trouble);

    assertSyncs(edge);
    assertThat(world.server.refreshes()).isOne();
  }

  @Test
  void aGrantThatIsGoneIsSaidToBe() {
    EdgeId edge = world.edge();
    world.server.endGrantsOf("work");
    world.clock.advance(TOO_OLD);

    assertThat(world.sync(edge)).contains("GRANT_REFUSED");
  }

  /** The reply that brought the newest was heard, and yet what it brought is not accepted. */
  @Test
  void flt57WhatWorkedLastIsTriedBeforeTheOwnerIsAsked() {
    world.server.rotation(Rotation.LENIENT);
    EdgeId edge = world.edge();
    world.clock.advance(TOO_OLD);
    world.provider.faults().stopAfterCall(1);
    dies(() -> world.sync(edge));
    world.restart();
    world.clock.advance(TOO_OLD);
    world.server.next(TokenFault.INVALID_GRANT);

    assertSyncs(edge);
    assertThat(world.server.refreshes()).isEqualTo(3);
  }

  @Test
  void whatWorkedIsNotKeptBesideTheNewest() {
    world.server.rotation(Rotation.STRICT);
    EdgeId edge = world.edge();
    world.clock.advance(TOO_OLD);
    assertSyncs(edge);

    assertThat(world.data().secrets().page(ANN, Optional.empty(), 10))
        .hasSize(1)
        .allMatch(
            name ->
                world.data().secrets().findSecret(ANN, name).orElseThrow().previous().isEmpty());
  }

  @Test
  void aTokenThatIsRefusedBeforeItsEndIsExchangedOnce() {
    EdgeId edge = world.edge();
    assertSyncs(edge);
    world.server.refuseAccessTokens();

    assertThat(world.sync(edge)).containsExactly("TOKEN_REFUSED");
    world.clock.advance(A_WHILE);
    assertSyncs(edge);
    assertThat(world.server.refreshes()).isOne();
  }

  @Test
  void aTokenThatNeverWorkedIsNotExchangedAgain() {
    EdgeId edge = world.edge();
    assertSyncs(edge);
    world.provider.signedInto(
        world.provider.describe().oauth().orElseThrow(), any -> Optional.empty());

    assertThat(world.sync(edge)).contains("UNAUTHORIZED");
    world.clock.advance(A_WHILE);
    assertThat(world.sync(edge)).contains("REAUTH_REQUIRED");
    assertThat(world.server.refreshes()).isOne();
  }

  @Test
  void aTokenThatWasGivenForLessThanAMinuteIsUsedAllTheSame() {
    world.server.life(Duration.ofSeconds(20));
    EdgeId edge = world.edge();

    assertSyncs(edge);
  }

  private void assertSyncs(EdgeId edge) {
    String title = "Event " + ++events;
    world.work.put("e" + events, event(title, "2026-12-01T10:00:00"));
    assertThat(world.sync(edge)).isEmpty();
    assertThat(world.titles()).contains(title);
  }

  private static void dies(Runnable work) {
    try {
      work.run();
    } catch (dev.calsync.tck.connector.ScriptedStop death) {
      return;
    }
    throw new AssertionError("it was to die");
  }
}
