package dev.calsync.engine.secret;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.engine.job.JobHandler;
import dev.calsync.engine.job.JobSlice;
import dev.calsync.engine.job.Nightly;
import dev.calsync.failure.CalsyncException;
import dev.calsync.store.JobKey;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRequest;
import dev.calsync.store.Lane;
import dev.calsync.store.RunEnd;
import dev.calsync.store.SecretName;
import dev.calsync.store.SyncStore;
import java.util.List;
import java.util.Optional;

/**
 * Opens every secret of an owner each night, which seals anew what an older key sealed: so a
 * wrapping key can be withdrawn a night after there is a newer one (R-J1). Event content follows,
 * until a night finds nothing to do. Dying anywhere costs nothing but the work that is left.
 */
public final class ResealJob implements JobHandler {

  private static final int PAGE = 100;

  private final Vault vault;
  private final ContentRotation content;
  private final Nightly nightly;

  /**
   * The job.
   *
   * @param vault the secrets
   * @param store where event content is, as it is kept
   * @param seal how event content is to be kept
   * @param nightly when
   */
  public ResealJob(Vault vault, SyncStore store, ContentSeal seal, Nightly nightly) {
    this.vault = vault;
    this.content = new ContentRotation(store, seal);
    this.nightly = nightly;
  }

  /** Asks for the next night's; asking again changes nothing. */
  public static JobRequest request(OwnerId owner, ConnectionId connection, Nightly nightly) {
    Lane lane = new Lane(owner, connection, Lane.Direction.IN);
    return new JobRequest(
        new JobKey(JobKind.RESEAL, owner.value()), lane, nightly.next(owner), "connected");
  }

  @Override
  public RunEnd run(JobSlice slice) {
    List<SecretName> page = vault.page(slice.owner(), Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      page.forEach(name -> open(slice, name));
      page = vault.page(slice.owner(), Optional.of(page.get(page.size() - 1)), PAGE);
    }
    if (!content.run(slice)) {
      return new RunEnd.Yielded();
    }
    return new RunEnd.Done(Optional.of(nightly.next(slice.owner())));
  }

  /** One that cannot be opened is told of when it is needed; it keeps no other from being. */
  private void open(JobSlice slice, SecretName name) {
    try {
      vault.open(slice.owner(), name);
      slice.count("opened", 1);
    } catch (CalsyncException failure) {
      if (!failure.code().equals(Vault.UNREADABLE)) {
        throw failure;
      }
      slice.count("unreadable", 1);
    }
  }
}
