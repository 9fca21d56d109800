package dev.calsync.crash;

import dev.calsync.calendar.OwnerId;
import dev.calsync.crash.World.Site;
import dev.calsync.failure.StoreException;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.JobState;
import dev.calsync.store.JobTicket;
import dev.calsync.store.JobView;
import dev.calsync.store.Lane;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * The host: asks for readings, and redrives what was given up after two deaths in a row. Nothing
 * else here is a reason to give a job up: that would be hidden by redriving it, so it is told.
 */
final class Operator {

  private static final int ALL = 10_000;
  private static final String TWO_DEATHS = "POISON";

  private final SyncStore store;
  private final World world;
  private final SplittableRandom random;
  private final Map<JobTicket, Site> accepted = new HashMap<>();
  private final List<Redriven> redriven = new ArrayList<>();
  private final Set<String> givenUp = new TreeSet<>();
  private int unheard;

  Operator(SyncStore store, World world, SplittableRandom random) {
    this.store = store;
    this.world = world;
    this.random = random;
  }

  /** One calendar, any. */
  void askForOne() {
    ask(world.sites().get(random.nextInt(world.sites().size())));
  }

  /** Answers whether the store took all of it. */
  boolean askForAll() {
    int before = unheard;
    world.sites().forEach(this::ask);
    return unheard == before;
  }

  private void ask(Site site) {
    Lane lane = new Lane(site.owner(), site.view().ref().connection(), Lane.Direction.IN);
    JobKey job = new JobKey(JobKind.INTAKE, site.view().id().value());
    try {
      List<JobTicket> tickets =
          store.jobs().requestJobs(List.of(new JobRequest(job, lane, Duration.ZERO, "crash test")));
      tickets.forEach(ticket -> accepted.put(ticket, site));
    } catch (StoreException unavailable) {
      unheard++;
    }
  }

  /** Whether there is a job that was given up, or that waits because it failed. */
  boolean redrive() {
    boolean trouble = false;
    try {
      for (OwnerId owner : world.sites().stream().map(Site::owner).distinct().toList()) {
        for (JobView job : store.jobs().page(owner, "", ALL)) {
          trouble |= job.failure().isPresent();
          if (job.state() == JobState.DEAD) {
            redrive(owner, job);
          }
        }
      }
      return trouble;
    } catch (StoreException unavailable) {
      unheard++;
      return true;
    }
  }

  private void redrive(OwnerId owner, JobView job) {
    String why = job.failure().map(JobView.Failure::code).orElse("?");
    if (!why.equals(TWO_DEATHS)) {
      givenUp.add(job.job() + " of " + owner + ", " + why);
    } else if (store.jobs().redrive(owner, job.job())) {
      redriven.add(Redriven.of(job));
    }
  }

  /** What was promised to be done, and where. */
  Map<JobTicket, Site> accepted() {
    return Map.copyOf(accepted);
  }

  List<Redriven> redriven() {
    return List.copyOf(redriven);
  }

  /** What was given up for anything but two deaths, and is left as it is. */
  Set<String> givenUp() {
    return Set.copyOf(givenUp);
  }

  /** How often the store could not be reached. */
  int unheard() {
    return unheard;
  }
}
