package dev.calsync.connector.google.flow;

import com.google.api.services.calendar.model.Event;
import dev.calsync.policy.Field;
import dev.calsync.policy.Policy;
import dev.calsync.test.google.GoogleFault;
import dev.calsync.test.google.GoogleMode;
import dev.calsync.test.google.GoogleRequest;
import dev.calsync.test.google.RequestKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One simulation: steps, rest, and what must hold then. */
final class SimulatedHistory implements AutoCloseable {

  private static final List<GoogleFault> FAULTS =
      Stream.of(GoogleFault.values()).filter(it -> it != GoogleFault.HELD).toList();
  private static final List<GoogleMode> MODES =
      List.of(
          GoogleMode.SHORT_PAGES,
          GoogleMode.EMPTY_PAGES,
          GoogleMode.REVIVAL_REFUSED,
          GoogleMode.NOTICES_DROPPED,
          GoogleMode.NOTICES_TWICE,
          GoogleMode.NOTICES_HELD);
  private static final List<String> OPERATIONS =
      List.of("claimDue", "settleWrites", "commitPage", "commitPlan", "completePass", "finishRuns");
  private static final List<Duration> TIMES =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(40),
          Duration.ofMinutes(6),
          Duration.ofMinutes(40),
          Duration.ofHours(5));
  private static final List<Duration> LAGS =
      List.of(Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(2));

  private final SimulatedWorld world;
  private final GoogleSight sight;
  private final SimulatedPeople people;

  /** People's requests go right, so that nothing goes wrong but while we are at work. */
  private final List<Runnable> armed = new ArrayList<>();

  private final List<String> story = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final SortedSet<Integer> answers = new TreeSet<>();

  SimulatedHistory(SplittableRandom chance) {
    boolean resets = chance.nextBoolean();
    this.world = new SimulatedWorld(chance);
    this.sight = new GoogleSight(world.google());
    this.people = new SimulatedPeople(world, sight);
    if (resets) {
      world.google().begin(GoogleMode.EXCEPTIONS_RESET);
    }
    world
        .links()
        .forEach(
            it ->
                story.add(
                    it.source().calendar().id()
                        + " -> "
                        + it.target().calendar().id()
                        + (it.policy().allows(Field.TITLE) ? " titles" : " busy")));
  }

  /** Plays, and tells what did not hold. */
  List<String> play(List<SimulatedStep> steps) {
    steps.forEach(this::play);
    settle();
    world.links().stream().map(SimulatedWorld.Link::target).distinct().forEach(this::compare);
    if (wrong.isEmpty()) {
      staysSilent();
    }
    world.google().outbox().forEach(mail -> wrong.add("mail " + mail));
    return wrong;
  }

  List<String> story() {
    return story;
  }

  /** The statuses that Google answered with, 0 for no answer. */
  SortedSet<Integer> answers() {
    return answers;
  }

  private void play(SimulatedStep step) {
    SplittableRandom chance = new SplittableRandom(step.dice());
    switch (step.kind()) {
      case PEOPLE -> story.add(people.act(chance));
      case MEDDLING -> story.add(people.meddle(chance));
      case FAULT -> fault(chance);
      case MODE -> mode(chance);
      case HEAR -> watched("hear", world::hear);
      case WORK -> {
        int slices = chance.nextInt(1, 6);
        watched("work " + slices, () -> world.work(slices));
      }
      case PASS -> {
        Duration time = SimulatedTimes.oneOf(TIMES, chance);
        watched("pass " + time, () -> world.pass(time));
      }
      case DEATH -> {
        String last = SimulatedTimes.oneOf(OPERATIONS, chance);
        story.add("dies before " + last);
        world.dieBefore(last);
      }
    }
  }

  /** What is of people's making stays as it is, whatever we do. */
  private void watched(String what, Runnable work) {
    Map<String, String> before = ofPeople();
    int from = world.google().requests().size();
    armed.forEach(Runnable::run);
    work.run();
    world.google().heal();
    if (world.google().requests().size() > from) {
      armed.clear();
    }
    List<GoogleRequest> asked = world.google().requests();
    story.add(
        what
            + " "
            + asked.subList(from, asked.size()).stream()
                .map(it -> it.method() + last(it.template()) + "=" + it.status())
                .toList());
    asked.forEach(it -> answers.add(it.status()));
    Map<String, String> after = ofPeople();
    before.forEach(
        (event, raw) -> {
          if (!raw.equals(after.get(event))) {
            wrong.add("changed somebody's " + event + ": " + raw + " -> " + after.get(event));
          }
        });
  }

  private static String last(String template) {
    return template.substring(template.lastIndexOf('/') + 1);
  }

  private Map<String, String> ofPeople() {
    Map<String, String> all = new TreeMap<>();
    world.places().forEach(place -> all.putAll(place.ofPeople()));
    return all;
  }

  private void fault(SplittableRandom chance) {
    GoogleFault fault = SimulatedTimes.oneOf(FAULTS, chance);
    RequestKind kind = chance.nextInt(3) == 0 ? RequestKind.READ : RequestKind.WRITE;
    int right = chance.nextInt(4) == 0 ? chance.nextInt(4) : 0;
    armed.add(() -> world.google().next(fault, kind, right));
    story.add("fault " + fault + " " + kind + " after " + right);
  }

  private void mode(SplittableRandom chance) {
    GoogleMode mode = SimulatedTimes.oneOf(MODES, chance);
    Duration lag = SimulatedTimes.oneOf(LAGS, chance);
    SimulatedPlace place = SimulatedTimes.oneOf(world.places(), chance);
    switch (chance.nextInt(5)) {
      case 4 -> {
        world.changePolicy(chance);
        story.add("another policy");
      }
      case 0 -> {
        world.google().begin(mode);
        story.add("begin " + mode);
      }
      case 1 -> {
        MODES.forEach(world.google()::end);
        story.add("end modes");
      }
      case 2 -> {
        world.google().listingsLag(lag);
        story.add("lag " + lag);
      }
      default -> {
        place.calendar().expireSyncTokens();
        story.add("tokens end at " + place.calendar().id());
      }
    }
  }

  private void settle() {
    story.add("-- faults end");
    armed.clear();
    MODES.forEach(world.google()::end);
    world.google().listingsLag(Duration.ZERO);
    world.spare();
    for (int times = 0; times < 12; times++) {
      Duration time = times < 4 ? Duration.ofMinutes(20) : Duration.ofHours(5);
      watched("rest", () -> world.pass(time));
      watched("rest", world::hear);
      story.addAll(world.lookAfter());
    }
  }

  /** A target shows what its sources say, each once, and nothing else of our making. */
  private void compare(SimulatedPlace target) {
    List<String> wanted = new ArrayList<>();
    world.links().stream()
        .filter(it -> it.target() == target)
        .forEach(link -> wanted.addAll(wanted(link)));
    List<String> shown = new ArrayList<>();
    for (Event each : sight.occurrences(target.account(), target.calendar())) {
      String series = SimulatedPlace.series(each.getId());
      if (!target.isOwn(series) && !target.isCopy(series)) {
        shown.add(each.getSummary() + " " + GoogleSight.when(each));
        if (each.getAttendees() != null && !each.getAttendees().isEmpty()) {
          wrong.add("guests at " + each.getId());
        }
      }
    }
    List<String> missing = new ArrayList<>(wanted);
    shown.forEach(missing::remove);
    wanted.forEach(shown::remove);
    if (!missing.isEmpty() || !shown.isEmpty()) {
      wrong.add(target.calendar().id() + " lacks " + missing + " and has " + shown);
    }
  }

  private List<String> wanted(SimulatedWorld.Link link) {
    Policy policy = link.policy();
    return sight.occurrences(link.source().account(), link.source().calendar()).stream()
        .filter(it -> world.isOrigin(link.source(), SimulatedPlace.series(it.getId())))
        .map(
            it ->
                (policy.allows(Field.TITLE) ? it.getSummary() : policy.busyTitle())
                    + " "
                    + GoogleSight.when(it))
        .toList();
  }

  private void staysSilent() {
    world.google().forgetRequests();
    for (int times = 0; times < 3; times++) {
      watched("silent", () -> world.pass(Duration.ofHours(5)));
      watched("silent", world::hear);
    }
    if (world.eventWrites() > 0) {
      wrong.add(world.eventWrites() + " writes where nothing changed");
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
