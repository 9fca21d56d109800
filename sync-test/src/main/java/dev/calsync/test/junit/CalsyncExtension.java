package dev.calsync.test.junit;

import dev.calsync.CalendarSync;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.test.google.FakeGoogle;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives parameters; what they belong to lives as long as the test. */
final class CalsyncExtension implements ParameterResolver {

  private static final Namespace HERE = Namespace.create(CalsyncExtension.class);

  private static final Map<Class<?>, Function<TestWorld, Object>> GIVEN =
      Map.of(
          CalendarSync.class, world -> world.kit().calsync(),
          SyncKit.class, TestWorld::kit,
          ManualClock.class, TestWorld::clock,
          FakeGoogle.class, TestWorld::google);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return GIVEN.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestWorld world =
        context
            .getStore(HERE)
            .computeIfAbsent(TestWorld.class, any -> TestWorld.start(), TestWorld.class);
    return GIVEN.getOrDefault(parameter.getParameter().getType(), any -> any).apply(world);
  }
}
