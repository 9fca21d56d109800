package dev.calsync.store;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.Optional;

/**
 * Encrypted secrets of connections (R-A4, R-J1). The store sees cipher text only. Not part of
 * {@link SyncStore} yet.
 */
public interface SecretStore {

  /**
   * A secret.
   *
   * @param owner whose
   * @param secret which
   * @return empty if there is none
   */
  Optional<SealedSecret> findSecret(OwnerId owner, SecretName secret);

  /**
   * Takes the right to make the next version: of all nodes one at a time has it (INV-24). It ends
   * with the rotation, or by itself.
   *
   * @param owner whose
   * @param secret which
   * @param expectedVersion the version that is to be replaced
   * @param patience for how long at most
   * @return false if somebody else has it, or the version is another one
   */
  boolean beginRotation(OwnerId owner, SecretName secret, long expectedVersion, Duration patience);

  /**
   * Writes a secret if it still has the version it was read with. The one before it is kept until
   * the new one is proven (FLT-57).
   *
   * @param owner whose
   * @param secret which
   * @param expectedVersion 0 for a new one
   * @param sealed its cipher text
   * @return the new version; empty, and nothing written, if the version is another one
   */
  Optional<Long> rotateSecret(
      OwnerId owner, SecretName secret, long expectedVersion, FormBytes sealed);

  /**
   * The provider took the newest version: the one before it is erased.
   *
   * @param owner whose
   * @param secret which
   * @param version the version that was used
   * @return false if there is a newer one by now
   */
  boolean proveSecret(OwnerId owner, SecretName secret, long version);

  /**
   * Erases all secrets of a connection, in every version.
   *
   * @param owner whose
   * @param connection which connection
   * @return how many secrets there were
   */
  int eraseSecrets(OwnerId owner, ConnectionId connection);
}
