package dev.calsync.engine.secret;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.Secret;
import dev.calsync.failure.CalsyncException;
import dev.calsync.host.KeyWrapping;
import dev.calsync.host.Later;
import dev.calsync.host.Ticker;
import dev.calsync.store.FormBytes;
import dev.calsync.store.SealedSecret;
import dev.calsync.store.SecretName;
import dev.calsync.store.SecretStore;
import dev.calsync.store.SyncStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * The secrets of connections, in clear for as long as a call needs them. None is kept in memory.
 * What was sealed with an older key is sealed anew when it is read. Thread-safe.
 */
public final class Vault {

  static final String UNREADABLE = "SECRET_UNREADABLE";

  private final SecretStore secrets;
  private final OwnerKeys keys;
  private final OpenKeys open;
  private final Manners manners;

  /**
   * The vault of an installation.
   *
   * @param store where cipher text is kept
   * @param wrapping how the host encrypts the owners' keys
   */
  public Vault(SyncStore store, KeyWrapping wrapping) {
    this(store, wrapping, Ticker.system(), Vault::never);
  }

  /**
   * The vault of an installation whose event content may be sealed, too.
   *
   * @param store where cipher text is kept
   * @param wrapping how the host encrypts the owners' keys
   * @param ticker elapsed time
   * @param later ends the time for which an owner's keys are kept open
   */
  public Vault(SyncStore store, KeyWrapping wrapping, Ticker ticker, Later later) {
    this.secrets = store.secrets();
    this.keys = new OwnerKeys(store.records(), wrapping);
    this.open = new OpenKeys(keys, ticker, later);
    this.manners = new Manners(store.records(), ticker);
  }

  private static void never(Duration pause, Runnable task) {
    throw new RejectedExecutionException("no keys are kept open here");
  }

  /**
   * What seals and opens event content, with the keys that secrets are sealed with.
   *
   * @param seals whether what is written is sealed; what is sealed opens in any case
   * @return the seal
   */
  public ContentSeal content(boolean seals) {
    return new ContentSeal(open, manners, seals);
  }

  /**
   * A secret in clear.
   *
   * @param version of the newest
   * @param newest the newest
   * @param proven the one that worked last, while the newest is not proven (FLT-57)
   */
  public record Opened(long version, Secret newest, Optional<Secret> proven) {}

  /**
   * Opens a secret.
   *
   * @param owner whose
   * @param name which
   * @return empty if there is none
   * @throws CalsyncException with code {@code SECRET_UNREADABLE} if it cannot be opened, for
   *     instance because the owner's keys were dropped
   */
  public Optional<Opened> open(OwnerId owner, SecretName name) {
    return secrets.findSecret(owner, name).map(kept -> open(owner, name, kept));
  }

  private Opened open(OwnerId owner, SecretName name, SealedSecret kept) {
    SecretBox box = keys.find(owner).orElseThrow(() -> keyless(name));
    Secret newest = box.open(name, kept.sealed());
    Optional<Secret> proven = kept.previous().map(previous -> box.open(name, previous));
    if (!isNewest(box, kept)) {
      FormBytes anew = box.seal(name, newest);
      Optional<FormBytes> provenAnew = proven.map(it -> box.seal(name, it));
      SealedSecret now = new SealedSecret(kept.version(), anew, provenAnew);
      // Of one that changed meanwhile nothing is written: it is read again, if not today, at night.
      secrets.resealSecret(owner, name, kept, now);
    }
    return new Opened(kept.version(), newest, proven);
  }

  private static boolean isNewest(SecretBox box, SealedSecret kept) {
    return box.isNewest(kept.sealed()) && kept.previous().filter(it -> !box.isNewest(it)).isEmpty();
  }

  private static CalsyncException keyless(SecretName name) {
    return new CalsyncException(
        UNREADABLE,
        "The keys of the owner of connection " + name.connection() + " are gone; connect anew");
  }

  /**
   * Keeps a secret, if it still has the version that was read.
   *
   * @param owner whose
   * @param name which
   * @param expectedVersion 0 if there is none
   * @param secret what to keep
   * @return the new version; empty, and nothing kept, if the version is another one
   */
  public Optional<Long> keep(OwnerId owner, SecretName name, long expectedVersion, Secret secret) {
    return secrets.rotateSecret(owner, name, expectedVersion, keys.get(owner).seal(name, secret));
  }

  /**
   * Keeps a secret in place of whatever there is, which need not be one that can be opened. It was
   * used already: nothing is kept beside it.
   *
   * @param owner whose
   * @param name which
   * @param secret what to keep
   */
  public void replace(OwnerId owner, SecretName name, Secret secret) {
    Optional<Long> kept = Optional.empty();
    while (kept.isEmpty()) {
      kept = keep(owner, name, version(owner, name).orElse(0L), secret);
    }
    secrets.proveSecret(owner, name, kept.get());
  }

  /**
   * Takes the right to make the next version (INV-24).
   *
   * @param owner whose
   * @param name which
   * @param version the version that is to be replaced
   * @param patience for how long at most
   * @return false if somebody has it already, or the version is another one
   */
  public boolean beginRotation(OwnerId owner, SecretName name, long version, Duration patience) {
    return secrets.beginRotation(owner, name, version, patience);
  }

  /**
   * What was kept worked: what is beside it is erased (FLT-57).
   *
   * @param owner whose
   * @param name which
   * @param version the version that was used
   */
  public void prove(OwnerId owner, SecretName name, long version) {
    secrets.proveSecret(owner, name, version);
  }

  /**
   * Seals what is kept elsewhere and not for long.
   *
   * @param owner whose
   * @param name what it is: it opens under no other name
   * @param secret what to seal
   * @return cipher text
   */
  public FormBytes seal(OwnerId owner, SecretName name, Secret secret) {
    return keys.get(owner).seal(name, secret);
  }

  /**
   * Opens what {@link #seal} sealed.
   *
   * @param owner whose
   * @param name what it is
   * @param sealed cipher text
   * @return in clear
   * @throws CalsyncException with code {@code SECRET_UNREADABLE} if it cannot be opened
   */
  public Secret unseal(OwnerId owner, SecretName name, FormBytes sealed) {
    return keys.find(owner).orElseThrow(() -> keyless(name)).open(name, sealed);
  }

  /**
   * Which version of a secret there is, whether or not it can be opened.
   *
   * @param owner whose
   * @param name which
   * @return empty if there is none
   */
  public Optional<Long> version(OwnerId owner, SecretName name) {
    return secrets.findSecret(owner, name).map(SealedSecret::version);
  }

  /**
   * Erases a secret (R-A6), if it still has the version that was seen.
   *
   * @param owner whose
   * @param name which
   * @param version the version that was seen
   * @return false, and nothing erased, if there is none or the version is another one
   */
  public boolean erase(OwnerId owner, SecretName name, long version) {
    return secrets.eraseSecret(owner, name, version);
  }

  /**
   * Drops an owner's keys: whatever is left of the owner's secrets and sealed content, in backups
   * and elsewhere, opens for nobody any more (R-L8). Another node may have the keys open for {@link
   * ContentSeal#LONGEST} yet.
   *
   * @param owner whose
   * @return whether there were any
   */
  public boolean dropKeys(OwnerId owner) {
    boolean dropped = keys.drop(owner);
    open.forget(owner);
    return dropped;
  }

  List<SecretName> page(OwnerId owner, Optional<SecretName> after, int limit) {
    return secrets.page(owner, after, limit);
  }
}
