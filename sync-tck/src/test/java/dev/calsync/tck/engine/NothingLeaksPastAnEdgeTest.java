package dev.calsync.tck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.event.Visibility;
import dev.calsync.plan.Plan;
import dev.calsync.policy.Field;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PolicyBuilder;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.tck.connector.ScriptedConnector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * R-C3, INV-15: each thing that an event says is a word that can be found again. What an edge does
 * not name is in no request to its target, in no plan of it, and nothing that an event says is in
 * the journal or in what explains it.
 */
class NothingLeaksPastAnEdgeTest {

  private static final int POLICIES = 60;

  private final World world = new World();
  private final Taints open = new Taints("open", Visibility.NORMAL);
  private final Taints secret = new Taints("secret", Visibility.PRIVATE);
  private final Taints turned = new Taints("turned", Visibility.NORMAL);
  private final Map<EdgeId, String> targets = new HashMap<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatAPolicyDoesNotNameIsNowhere() {
    put(open, "2026-11-24T10:00:00");
    put(secret, "2026-11-25T10:00:00");
    put(turned, "2026-11-26T10:00:00");
    Seeds.each(
        POLICIES,
        random -> {
          Policy policy = policy(random);
          String target = "home-" + targets.size();
          EdgeView edge = edge(target, random, policy);
          targets.put(edge.id(), target);
          checkPlan(world.alice().edges().plan(edge.id()), policy);
          world.sync(edge);
          checkRequests(requests(target, 0), policy, List.of(open, secret, turned));
        });
    turnPrivate();
    checkBooks();
  }

  /** The next write takes away what was shown (SEM-19). */
  private void turnPrivate() {
    Taints hidden = new Taints("turned", Visibility.CONFIDENTIAL);
    put(hidden, "2026-11-26T11:00:00");
    int before = world.writes();
    world.cycle();
    List<EdgeView> edges = world.alice().edges().list();
    assertThat(world.writes() - before).as("what was shown is shown anew").isEqualTo(edges.size());
    for (EdgeView edge : edges) {
      checkRequests(requests(targets.get(edge.id()), before), edge.policy(), List.of(hidden));
    }
  }

  @Test
  void theSearchFindsWhatAPolicyNames() {
    put(open, "2026-11-24T10:00:00");
    EdgeView edge = edge("home", new Random(1), Policy.full());
    String plan = world.alice().edges().plan(edge.id()).toJson();
    world.sync(edge);

    assertThat(plan).contains(open.of(Field.TITLE), open.uid());
    assertThat(requests("home", 0)).contains(open.allowed(Policy.full()));
    assertThat(open.allowed(Policy.full())).hasSize(Field.values().length);
    assertThat(books()).contains(open.uid());
  }

  private void put(Taints taints, String start) {
    world.calendar("work").put(taints.uid(), taints.event(start));
  }

  private EdgeView edge(String target, Random random, Policy policy) {
    List<SeriesSupport> kinds = List.of(SeriesSupport.WHOLE, SeriesSupport.NONE);
    world
        .calendar(target)
        .can(ScriptedConnector.everything().withSeries(kinds.get(random.nextInt(kinds.size()))));
    return world.edge("work", target, policy);
  }

  private static Policy policy(Random random) {
    PolicyBuilder builder = Policy.builder();
    for (Field field : Field.values()) {
      if (random.nextBoolean()) {
        builder.allow(field);
      }
    }
    if (random.nextInt(3) == 0) {
      builder.allow(Field.TITLE, Field.LOCATION).template(Field.TITLE, "At {location}: {title}");
    }
    if (random.nextInt(3) == 0) {
      builder.title("Taken");
    }
    PrivateEvents[] choices = PrivateEvents.values();
    return builder.privateEvents(choices[random.nextInt(choices.length)]).build();
  }

  private static void checkRequests(String sent, Policy policy, List<Taints> events) {
    assertThat(sent).as("requests of %s", policy).isNotEmpty();
    for (Taints event : events) {
      assertThat(sent).as("requests of %s", policy).doesNotContain(event.forbidden(policy));
    }
  }

  private void checkPlan(Plan plan, Policy policy) {
    String text = plan.toText() + plan.toJson() + plan.items();
    for (Taints event : List.of(open, secret, turned)) {
      assertThat(text)
          .as("plan of %s", policy)
          .doesNotContain(
              event.forbidden(policy).stream().filter(word -> !word.equals(event.uid())).toList());
    }
  }

  /** Our own books name events by their UIDs, and say nothing of them. */
  private void checkBooks() {
    String books = books();
    for (Taints event : List.of(open, secret, turned)) {
      assertThat(books).contains(event.uid()).doesNotContain(event.words());
    }
  }

  private String books() {
    StringBuilder books = new StringBuilder();
    books.append(world.alice().journal().after(0, 1_000));
    for (Taints event : List.of(open, secret, turned)) {
      books.append(world.alice().explain().of(event.uid()).toText());
    }
    return books.toString();
  }

  /** What was sent to a calendar after so many writes in all. */
  private String requests(String calendar, int after) {
    return world.provider.writeLog().stream()
        .skip(after)
        .filter(write -> write.calendar().equals(calendar))
        .map(write -> write.write().toString())
        .collect(Collectors.joining("\n"));
  }
}
