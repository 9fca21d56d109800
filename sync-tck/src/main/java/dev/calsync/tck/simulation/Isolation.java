package dev.calsync.tck.simulation;

import dev.calsync.OwnerScope;
import dev.calsync.calendar.OwnerId;
import dev.calsync.event.EventBody;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormHash;
import dev.calsync.store.MirrorHashes;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * INV-23: no operation on the store names two owners, nor the things of one and another one's name,
 * in what is handed over or comes back; those that are of all owners by their nature do it for no
 * lane and no request. And whatever becomes of one owner, at rest the other's edge shows what it
 * should.
 */
final class Isolation implements Invariant {

  /** Of all owners (engine.md, section 6). */
  private static final Set<String> OF_ALL =
      Set.of("jobs.claimLanes", "jobs.renewLeases", "jobs.finishRuns", "jobs.requestJobs");

  private static final int DEEPEST = 7;

  /** Steps between two looks at what there is: new are but edges. */
  private static final int SELDOM = 200;

  /** Names nobody. */
  private static final Set<Class<?>> CONTENT =
      Set.of(
          EventBody.class,
          FormBytes.class,
          FormHash.class,
          MirrorHashes.class,
          int.class,
          long.class,
          boolean.class);

  private static final ClassValue<List<Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          List<Method> accessors =
              Arrays.stream(type.getRecordComponents())
                  .filter(component -> !CONTENT.contains(component.getType()))
                  .map(RecordComponent::getAccessor)
                  .toList();
          accessors.forEach(accessor -> accessor.setAccessible(true));
          return accessors;
        }
      };

  private final Scene scene;
  private final Findings findings;
  private final Map<String, OwnerId> known = new HashMap<>();
  private long looked;

  Isolation(Scene scene, Findings findings) {
    this.scene = scene;
    this.findings = findings;
    scene.owners().forEach(this::note);
  }

  /** Names are never given to another owner, so what was known stays known. */
  @Override
  public void begins(Node node) {
    if (scene.trace().length() - looked > SELDOM) {
      looked = scene.trace().length();
      scene.owners().forEach(this::note);
    }
  }

  private void note(OwnerId owner) {
    OwnerScope scope = scene.owner(owner);
    scope.connections().list().forEach(it -> known.put(it.id().value(), owner));
    scope.calendars().list().forEach(it -> known.put(it.id().value(), owner));
    scope.edges().list().forEach(it -> known.put(it.id().value(), owner));
  }

  @Override
  public void done(Operation operation) {
    for (List<@Nullable Object> piece : pieces(operation)) {
      Set<OwnerId> owners = new HashSet<>();
      piece.forEach(each -> collect(each, 0, owners));
      findings.unless(
          owners.size() <= 1, "INV-23", operation.name() + " is of several owners: " + owners);
    }
  }

  private static List<List<@Nullable Object>> pieces(Operation operation) {
    List<List<@Nullable Object>> pieces = new ArrayList<>();
    if (OF_ALL.contains(operation.name())) {
      operation.arguments().forEach(each -> addEach(each, pieces));
      addEach(operation.answer(), pieces);
    } else {
      List<@Nullable Object> all = new ArrayList<>(operation.arguments());
      all.add(operation.answer());
      pieces.add(all);
    }
    return pieces;
  }

  private static void addEach(@Nullable Object many, List<List<@Nullable Object>> pieces) {
    if (many instanceof Collection<?> all) {
      all.forEach(each -> pieces.add(List.of(each)));
    }
  }

  private void collect(@Nullable Object thing, int depth, Set<OwnerId> owners) {
    if (thing instanceof OwnerId owner) {
      owners.add(owner);
    } else if (thing instanceof String name) {
      Optional.ofNullable(known.get(name)).ifPresent(owners::add);
    } else if (depth < DEEPEST) {
      parts(thing).forEach(part -> collect(part, depth + 1, owners));
    }
  }

  private static Collection<?> parts(@Nullable Object thing) {
    if (thing instanceof Collection<?> many) {
      return many;
    }
    if (thing instanceof Map<?, ?> map) {
      List<Object> all = new ArrayList<>(map.keySet());
      all.addAll(map.values());
      return all;
    }
    if (thing instanceof Optional<?> perhaps) {
      return perhaps.stream().toList();
    }
    return thing instanceof Record row ? fields(row) : List.of();
  }

  private static List<Object> fields(Record row) {
    List<Object> fields = new ArrayList<>();
    for (Method accessor : ACCESSORS.get(row.getClass())) {
      try {
        fields.add(accessor.invoke(row));
      } catch (IllegalAccessException | InvocationTargetException unreadable) {
        throw new IllegalStateException(accessor + " cannot be read", unreadable);
      }
    }
    return fields;
  }

  @Override
  public void atRest() {
    Neighbour neighbour = scene.neighbour().orElseThrow();
    findings.unless(
        neighbour.own().equals(neighbour.shown()),
        "INV-23",
        "the neighbour " + Findings.difference(neighbour.own(), neighbour.shown()));
  }
}
