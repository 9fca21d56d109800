package dev.calsync.connector.google.flow;

import dev.calsync.AccessLevel;
import dev.calsync.OwnerScope;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.connector.RemoteId;
import dev.calsync.policy.Policy;
import dev.calsync.store.JobState;
import dev.calsync.store.MirrorRow;
import dev.calsync.store.SourceItem;
import dev.calsync.store.SyncStore;
import dev.calsync.test.InMemorySyncStore;
import dev.calsync.test.ManualClock;
import dev.calsync.test.SyncKit;
import dev.calsync.test.google.ConnectedAccount;
import dev.calsync.test.google.FakeAccount;
import dev.calsync.test.google.FakeCalendar;
import dev.calsync.test.google.FakeGoogle;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Accounts at a stand-in for Google, edges between their calendars, and a process that may die. */
final class SimulatedWorld implements AutoCloseable {

  private static final List<String> ADDRESSES =
      List.of("ann@work.example", "ann@home.example", "ann@club.example");
  private static final List<Policy> POLICIES =
      List.of(Policy.title(), Policy.title(), Policy.busy(), Policy.full());
  private static final Duration LEASES_END = Duration.ofSeconds(40);
  private static final Duration PAST_DEBOUNCE = Duration.ofSeconds(2);

  private final ManualClock clock = GoogleWorld.start();
  private final SyncStore store = new InMemorySyncStore(clock);
  private final List<MortalStore> dead = new ArrayList<>();
  private final List<SyncKit> kits = new ArrayList<>();
  private final List<SimulatedPlace> places = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<ConnectedAccount> accounts = new ArrayList<>();
  private final GoogleWorld first;
  private MortalStore mortal = new MortalStore();
  private SyncKit kit;

  /**
   * An edge.
   *
   * @param source whose events are shown
   * @param target where
   * @param policy how
   */
  record Link(EdgeId edge, SimulatedPlace source, SimulatedPlace target, Policy policy) {}

  SimulatedWorld(SplittableRandom chance) {
    first = GoogleWorld.on(mortal.over(store), clock);
    kit = first.kit;
    for (String address : ADDRESSES.subList(0, chance.nextInt(2, 4))) {
      FakeAccount account = first.google.account(address);
      List<FakeCalendar> calendars = new ArrayList<>(List.of(account.primary()));
      if (chance.nextInt(3) == 0) {
        calendars.add(account.add("Second", "America/New_York"));
      }
      ConnectedAccount connected = account.connectTo(owner());
      accounts.add(connected);
      calendars.forEach(it -> places.add(new SimulatedPlace(account, it, connected.idOf(it))));
    }
    int edges = chance.nextInt(1, places.size() + 1);
    while (links.size() < edges) {
      link(chance);
    }
    kit.settle();
  }

  private void link(SplittableRandom chance) {
    SimulatedPlace source = SimulatedTimes.oneOf(places, chance);
    SimulatedPlace target = SimulatedTimes.oneOf(places, chance);
    Policy policy = SimulatedTimes.oneOf(POLICIES, chance);
    boolean there = links.stream().anyMatch(it -> it.source() == source && it.target() == target);
    if (source != target && !there) {
      EdgeId edge = owner().edges().create(source.id(), target.id(), policy).id();
      links.add(new Link(edge, source, target, policy));
    }
  }

  /** The host lets an edge tell more, or less. */
  void changePolicy(SplittableRandom chance) {
    int any = chance.nextInt(links.size());
    Policy policy = SimulatedTimes.oneOf(POLICIES, chance);
    Link before = links.get(any);
    alive(() -> owner().edges().change(before.edge(), policy));
    links.set(any, new Link(before.edge(), before.source(), before.target(), policy));
  }

  OwnerScope owner() {
    return kit.calsync().owner(GoogleWorld.ALICE);
  }

  FakeGoogle google() {
    return first.google;
  }

  List<SimulatedPlace> places() {
    return places;
  }

  List<Link> links() {
    return links;
  }

  int eventWrites() {
    return first.eventWrites();
  }

  /** What Google has told by now comes in, and leads to whatever it leads to. */
  void hear() {
    clock.advance(PAST_DEBOUNCE);
    alive(
        () -> {
          google().deliverTo(kit.calsync());
          kit.settle();
        });
  }

  void pass(Duration time) {
    clock.advance(time);
    alive(kit::settle);
  }

  void work(int slices) {
    alive(
        () -> {
          kit.runDue();
          for (int done = 0; done < slices; done++) {
            kit.calsync().worker().runOnce();
          }
        });
  }

  /** The process dies at its next operation of that name. */
  void dieBefore(String operation) {
    mortal.dieBefore(operation);
  }

  private void alive(Runnable work) {
    try {
      work.run();
    } catch (IllegalStateException thrown) {
      if (!mortal.isDead()) {
        throw thrown;
      }
    }
    if (mortal.isDead()) {
      anotherProcess();
    }
  }

  private void anotherProcess() {
    dead.add(mortal);
    mortal = new MortalStore();
    kit = first.process(mortal.over(store), "p" + kits.size() + "-");
    kits.add(kit);
    clock.advance(LEASES_END);
  }

  /** Nobody dies any more. */
  void spare() {
    mortal.bury();
  }

  /** What a host does that looks after its accounts; tells what it had to. */
  List<String> lookAfter() {
    List<String> done = new ArrayList<>();
    store.jobs().page(GoogleWorld.ALICE, "", 1_000).stream()
        .filter(job -> job.state() == JobState.DEAD)
        .forEach(
            job -> {
              store.jobs().redrive(GoogleWorld.ALICE, job.job());
              done.add("redriven " + job.job());
            });
    owner()
        .holds()
        .open()
        .forEach(
            hold -> {
              owner().holds().approve(hold.id());
              done.add("approved " + hold);
            });
    owner().connections().list().stream()
        .filter(it -> it.state() != ConnectionState.ACTIVE)
        .forEach(it -> done.add(it.state() + " " + signInAgain(it.id())));
    return done;
  }

  /** A new token that is refused at once is a grant that is gone: its owner lets us in again. */
  private String signInAgain(ConnectionId connection) {
    String address =
        accounts.stream()
            .filter(it -> it.connected().id().equals(connection))
            .map(it -> it.account().address())
            .findFirst()
            .orElseThrow();
    URI link =
        owner()
            .connections()
            .authorize(FakeGoogle.CONNECTOR, AccessLevel.WRITE)
            .returnTo(URI.create("https://host.example/callback"))
            .renewing(connection)
            .start();
    kit.calsync()
        .oauth()
        .complete(GoogleWorld.ALICE, google().authorization().signIn(link, address));
    return address + " signs in again";
  }

  /** Of a copy of a mirror only the engine's word tells whether anybody changed it (SEM-43). */
  boolean isOrigin(SimulatedPlace place, String event) {
    RemoteId id = new RemoteId(event);
    return place.isOwn(event)
        || (place.isCopy(event)
            && Optional.ofNullable(
                    store.sources().items(GoogleWorld.ALICE, place.id(), List.of(id)).get(id))
                .flatMap(SourceItem::event)
                .isPresent());
  }

  /** Of what nobody heard that it was made, nothing but its mark tells whose it is. */
  boolean isHeardOf(SimulatedPlace place, String mirror) {
    RemoteId id = new RemoteId(mirror);
    return Optional.ofNullable(
            store.targets().atObjects(GoogleWorld.ALICE, place.id(), List.of(id)).get(id))
        .flatMap(MirrorRow::remote)
        .filter(remote -> remote.id().equals(id))
        .isPresent();
  }

  @Override
  public void close() {
    dead.forEach(MortalStore::bury);
    mortal.bury();
    kits.forEach(SyncKit::close);
    first.close();
  }
}
