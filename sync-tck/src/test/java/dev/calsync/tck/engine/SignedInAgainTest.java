package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.EdgeId;
import dev.calsync.tck.connector.ScriptedConnector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * INV-2: a grant ends amid a batch, and its owner signs in again while another token is asked for.
 * What was written by then was written, whatever we were told to wait for.
 */
class SignedInAgainTest {

  private final MomentStore moments = new MomentStore();

  @ParameterizedTest
  @EnumSource(Capabilities.Create.class)
  void whatWasWrittenBeforeTheGrantEndedIsNotWrittenAgain(Capabilities.Create create) {
    try (SignInWorld world = new SignInWorld(moments::over)) {
      world.copy.can(ScriptedConnector.everything().writing(it -> it.withCreate(create)));
      EdgeId edge = world.edge();
      world.work.put("first", event("First", "2026-12-01T10:00:00"));
      world.sync(edge);
      for (int i = 0; i < 10; i++) {
        world.work.put("e" + i, event("Event " + i, "2026-12-01T10:00:00"));
      }
      int before = world.provider.writeLog().size();
      endTheGrantAfter(world, before + 3);
      world.ann().edges().syncNow(edge);
      world.kit().settle();
      for (int minute = 0; minute < 10; minute++) {
        world.kit().advance(Duration.ofMinutes(1));
      }

      assertThat(world.titles()).hasSize(11).doesNotHaveDuplicates();
      assertThat(world.provider.writeLog().size() - before).isEqualTo(10);
    }
  }

  private void endTheGrantAfter(SignInWorld world, int writes) {
    AtomicBoolean ended = new AtomicBoolean();
    world.provider.signedInto(
        world.server.oauth(List.of("read"), List.of("read", "write")),
        token -> {
          if (world.provider.writeLog().size() >= writes && ended.compareAndSet(false, true)) {
            world.server.endGrantsOf("work");
            signInAgainWhileATokenIsAskedFor(world);
            return Optional.empty();
          }
          return world.server.accountOf(token);
        });
  }

  private void signInAgainWhileATokenIsAskedFor(SignInWorld world) {
    moments.before("beginRotation", () -> moments.before("findSecret", () -> world.signIn("work")));
  }
}
