package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Jobs and lanes (engine design, section 5). A job row is a state for each (kind, subject):
 * requests raise {@code asked}, a claim copies it to {@code claimed}, an end copies that to {@code
 * done}. A request that arrives while its job runs therefore causes exactly one more run (INV-22).
 */
public interface JobStore extends JobQueries {

  /**
   * Asks for runs. An idle job becomes pending; a running one will run once more; one that waits,
   * pending or failed, only moves if it is wanted earlier. A dead one stays dead until it is
   * redriven. Nothing makes a lane run before it may (back-off).
   *
   * <p>Whatever the state: unless a run is asked for already that did not begin yet, {@code asked}
   * is raised by one. A job stays in the lane that it was first asked for in.
   *
   * @param requests which jobs, each at most once
   * @return one ticket for each, in the order asked
   */
  List<JobTicket> requestJobs(List<JobRequest> requests);

  /**
   * Takes lanes that have due work and no holder, fairly between owners, each with all its due
   * jobs; but while one of those was running when its holder died, and no run of it ended since,
   * with the earliest such job alone (INV-19). Owners take turns, however many lanes each has
   * waiting; a lane that is due is taken as long as there is room. A lease that ran out keeps its
   * lane until {@link #releaseExpired}. Without an owner.
   *
   * @param node who claims; for diagnosis only
   * @param lanes at most so many
   * @param lease how long the claim holds
   * @return the lanes, each with a fence higher than ever before
   */
  List<ClaimedLane> claimLanes(String node, int lanes, Duration lease);

  /**
   * Tells that a claimed job's run begins now. Only a death after that counts against the job: it
   * may have been the cause (INV-19). Need not be told of a job whose runs have all ended well. A
   * job that is not claimed is ignored.
   *
   * @param lease the lane that it was claimed with
   * @param job which
   * @throws dev.calsync.failure.StaleLeaseException if the lane is somebody else's
   */
  void beginRun(Lease lease, JobKey job);

  /**
   * Prolongs leases. Only lanes that made progress should be named: a hung thread must lose its
   * lease. Waits for nobody: a lane in which something is being written at this moment may be left
   * out, and is asked for again. Without an owner.
   *
   * @param leases which
   * @param lease how long from now
   * @return those that were prolonged; of the others, the lease may be lost or the lane be busy
   */
  List<Lease> renewLeases(Collection<Lease> leases, Duration lease);

  /**
   * Ends runs of any number of lanes, writes their log rows, and gives lanes back if asked. Runs
   * end on their own rows: jobs of a lane that are not named stay claimed, unless the lane is given
   * back: then they are pending again, due at once and with this attempt not counted. A run of a
   * job that is not running is ignored. Of a lane whose lease was lost nothing is written, and the
   * others are not disturbed.
   *
   * <p>After a run the job is: done, {@link JobState#COMPLETED}, or pending if it shall run again
   * or was asked for meanwhile, at the earlier of both times; yielded, pending at once, its attempt
   * not counted and its requests not served; failed, {@link JobState#FAILED} and due when it said,
   * even if asked for meanwhile; given up, {@link JobState#DEAD}. A good end sets attempts back to
   * 0.
   *
   * @param ends the runs, each lane at most once
   * @return the leases that were lost
   */
  Set<Lease> finishRuns(Collection<LaneEnd> ends);

  /**
   * Frees lanes whose lease is over; their running jobs become pending again, due at once. A job
   * whose run had begun ({@link #beginRun}) at two such deaths, with no run of it ended between
   * them, is given up as poison: dead, with the failure code {@code POISON} (INV-19). Without an
   * owner.
   *
   * @return how many lanes were freed
   */
  int releaseExpired();

  /**
   * Lets a dead job run again, at once and with no attempt counted.
   *
   * @param owner whose
   * @param job which
   * @return whether there was a dead one
   */
  boolean redrive(OwnerId owner, JobKey job);
}
