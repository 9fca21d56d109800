package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.AccessLevel;
import dev.calsync.EventDraft;
import dev.calsync.ExternalRef;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Secret;
import dev.calsync.policy.ConnectionPreferences;
import dev.calsync.policy.Mirrors;
import dev.calsync.policy.Policy;
import dev.calsync.policy.SyncMode;
import dev.calsync.store.HoldId;
import dev.calsync.store.SyncStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * HOS-38, R-J5: whatever an owner can call with an id, called with another owner's: the same answer
 * as for an id that nobody has. Made from the public methods, so that a new one is tried too.
 */
class ForeignIdsTest {

  private static final OwnerId BOB = OwnerId.of("bob");
  private static final String EVENT = "uid-of-alices-event";

  private final World world = new World();
  private final Map<Class<?>, Object> hers = new LinkedHashMap<>();
  private final Map<Class<?>, Object> nobodys = new LinkedHashMap<>();
  private final Map<Class<?>, Object> his = new LinkedHashMap<>();

  /** Both have two calendars, an edge that was synchronized, and a hold. */
  @BeforeEach
  void twoOwners() {
    for (int i = 0; i < 20; i++) {
      world.calendar("feed").put(i == 0 ? EVENT : "e" + i, event("E" + i, "2026-12-01T10:00:00"));
    }
    EdgeId edge = world.edge("feed", "home").id();
    world.cycle();
    IntStream.range(0, 20)
        .mapToObj(i -> world.calendar("feed").idOf(i == 0 ? EVENT : "e" + i).orElseThrow())
        .forEach(world.calendar("feed")::delete);
    world.calendar("feed").expireCursors();
    world.cycle();
    know(hers, world.alice(), edge);
    world.calendar("bobs work").put("b", event("B", "2026-12-01T10:00:00"));
    CalendarId work = connected("bobs work");
    know(his, bob(), bob().edges().create(work, connected("bobs home"), Policy.busy()).id());
    hers.forEach((type, id) -> nobodys.put(type, unknown(id)));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private CalendarId connected(String name) {
    world.calendar(name);
    return bob().connections().connect(world.provider.account(name)).calendar().id();
  }

  private OwnerScope bob() {
    return world.kit().calsync().owner(BOB);
  }

  private static void know(Map<Class<?>, Object> ids, OwnerScope owner, EdgeId edge) {
    ids.put(EdgeId.class, edge);
    ids.put(ConnectionId.class, owner.connections().list().get(0).id());
    ids.put(
        CalendarId.class,
        owner.calendars().list().stream()
            .map(calendar -> calendar.id())
            .filter(id -> !id.equals(owner.calendars().own().id()))
            .findFirst()
            .orElseThrow());
    ids.put(
        HoldId.class,
        owner.holds().open().stream()
            .findFirst()
            .map(hold -> hold.id())
            .orElseGet(() -> new HoldId("none")));
    ids.put(String.class, EVENT);
  }

  /** As long as the one it stands for, and of the same letters. */
  private static Object unknown(Object id) {
    String text = id.toString();
    String other = text.substring(0, text.length() - 4) + "0000";
    if (id instanceof EdgeId) {
      return EdgeId.of(other);
    }
    if (id instanceof ConnectionId) {
      return ConnectionId.of(other);
    }
    if (id instanceof CalendarId) {
      return CalendarId.of(other);
    }
    return id instanceof HoldId ? new HoldId(other) : other;
  }

  @Test
  void aliceHasSomethingOfEachKind() {
    assertThat(world.alice().holds().open()).isNotEmpty();
    assertThat(world.alice().explain().of(EVENT).found()).isTrue();
    assertThat(hers).hasSize(5);
    assertThat(tries()).as("ways to name something").hasSizeGreaterThan(25);
  }

  @TestFactory
  Stream<DynamicTest> whatIsAnothersIsNotThere() {
    return tries().stream().map(it -> DynamicTest.dynamicTest(it.toString(), () -> isNotThere(it)));
  }

  /** One public method, with a foreign id in one place. */
  private record Try(List<Method> path, Method method, int place) {
    @Override
    public String toString() {
      return Stream.concat(path.stream(), Stream.of(method)).map(Method::getName).toList()
          + " with another's "
          + kind(method, place).getSimpleName()
          + " in place "
          + place;
    }
  }

  private void isNotThere(Try it) {
    String before = alices();
    String foreign = outcome(it, hers);
    String unknown = outcome(it, nobodys);

    assertThat(foreign).as("asked for what is Alice's").isEqualTo(unknown);
    world.kit().settle();
    assertThat(alices()).as("what Alice has").isEqualTo(before);
  }

  private String alices() {
    OwnerScope alice = world.alice();
    return alice.status()
        + " "
        + alice.calendars().list()
        + alice.edges().list()
        + alice.holds().open()
        + alice.journal().after(0, 1_000)
        + alice.explain().of(EVENT);
  }

  private List<Try> tries() {
    List<Try> tries = new ArrayList<>();
    collect(List.of(), OwnerScope.class, tries);
    return tries;
  }

  /** Services lie behind methods that take nothing, or the host's transaction. */
  private static void collect(List<Method> path, Class<?> service, List<Try> tries) {
    for (Method method : methods(service)) {
      if (isService(method)) {
        List<Method> longer = new ArrayList<>(path);
        longer.add(method);
        collect(longer, method.getReturnType(), tries);
      } else {
        IntStream.range(0, method.getParameterCount())
            .filter(place -> isId(kind(method, place), service))
            .forEach(place -> tries.add(new Try(path, method, place)));
      }
    }
  }

  private static List<Method> methods(Class<?> service) {
    return Arrays.stream(service.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .sorted(Comparator.comparing(Method::toGenericString))
        .toList();
  }

  private static boolean isService(Method method) {
    Class<?> answer = method.getReturnType();
    boolean bare = Stream.of(method.getParameterTypes()).allMatch(SyncStore.class::equals);
    return bare
        && answer.getPackage() == OwnerScope.class.getPackage()
        && !answer.isRecord()
        && !answer.isInterface();
  }

  /** A text names something only where somebody asks for it by name. */
  private static boolean isId(Class<?> kind, Class<?> service) {
    return List.of(CalendarId.class, EdgeId.class, HoldId.class, ConnectionId.class).contains(kind)
        || (kind == String.class && service.getSimpleName().equals("Explain"));
  }

  private static Class<?> kind(Method method, int place) {
    return method.getGenericParameterTypes()[place] instanceof ParameterizedType many
            && Collection.class.isAssignableFrom(method.getParameterTypes()[place])
        ? (Class<?>) many.getActualTypeArguments()[0]
        : method.getParameterTypes()[place];
  }

  private String outcome(Try it, Map<Class<?>, Object> ids) {
    String asked = Objects.toString(ids.get(kind(it.method(), it.place())));
    return called(it, ids).replace(asked, "THAT");
  }

  private String called(Try it, Map<Class<?>, Object> ids) {
    try {
      Object service = bob();
      for (Method step : it.path()) {
        service = step.invoke(service, arguments(step, -1, ids));
      }
      return "answers " + it.method().invoke(service, arguments(it.method(), it.place(), ids));
    } catch (InvocationTargetException refused) {
      return "throws " + refused.getCause();
    } catch (IllegalAccessException hidden) {
      throw new AssertionError(hidden);
    }
  }

  private Object[] arguments(Method method, int foreign, Map<Class<?>, Object> ids) {
    Object[] arguments = new Object[method.getParameterCount()];
    for (int place = 0; place < arguments.length; place++) {
      Object one = place == foreign ? ids.get(kind(method, place)) : own(kind(method, place));
      arguments[place] = isMany(method, place) ? many(one, kind(method, place)) : one;
    }
    return arguments;
  }

  private static boolean isMany(Method method, int place) {
    return Collection.class.isAssignableFrom(method.getParameterTypes()[place]);
  }

  /** The foreign one beside one of his own. */
  private List<Object> many(Object one, Class<?> kind) {
    Object mine = own(kind);
    return one.equals(mine) ? List.of(one) : List.of(mine, one);
  }

  private Object own(Class<?> kind) {
    Map<Class<?>, Object> values = new TreeMap<>(Comparator.comparing(Class::getName));
    values.putAll(his);
    values.put(String.class, "a name");
    values.put(int.class, 5);
    values.put(long.class, 0L);
    values.put(boolean.class, true);
    values.put(Duration.class, Duration.ofHours(1));
    values.put(Instant.class, Instant.parse("2026-12-01T00:00:00Z"));
    values.put(LocalDate.class, LocalDate.parse("2026-12-01"));
    values.put(Policy.class, Policy.busy());
    values.put(SyncStore.class, world.store());
    values.put(ExternalRef.class, ExternalRef.of("booking"));
    values.put(EventDraft.class, draft());
    values.put(ConnectorId.class, new ConnectorId("scripted"));
    values.put(AccessLevel.class, AccessLevel.values()[0]);
    values.put(ConnectionRequest.class, world.provider.account("bobs work"));
    values.put(Secret.class, Secret.of("of no use"));
    values.put(ConnectionPreferences.class, ConnectionPreferences.USUAL);
    values.put(Mirrors.class, Mirrors.DELETE);
    values.put(SyncMode.class, SyncMode.OFF);
    return Optional.ofNullable(values.get(kind))
        .orElseThrow(() -> new AssertionError("this test has no value of " + kind + " yet"));
  }

  private static EventDraft draft() {
    return EventDraft.titled("Dentist")
        .at(ZonedDateTime.parse("2026-12-02T10:00:00+01:00[Europe/Berlin]"), Duration.ofHours(1))
        .build();
  }
}
