package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.time.Duration;
import java.util.Optional;

/** Encrypted secrets of connections (R-A4, R-J1). The store sees cipher text only. */
public interface SecretStore extends SecretQueries {

  /**
   * Takes the right to make the next version: of all nodes one at a time has it (INV-24). It ends
   * with the next version, with the erasure, or by itself; whoever took it cannot give it back
   * earlier.
   *
   * @param owner whose
   * @param secret which
   * @param expectedVersion the version that is to be replaced, from 1
   * @param patience for how long at most; longer than the call to the provider may take
   * @return false if somebody has it already, if there is no such secret, or if its version is
   *     another one
   */
  boolean beginRotation(OwnerId owner, SecretName secret, long expectedVersion, Duration patience);

  /**
   * Writes a secret if it still has the version it was read with, whoever has the right to rotate:
   * what a provider gave is never thrown away for coming late. Until a later version is proven, the
   * one that was proven last is kept beside it (FLT-57).
   *
   * @param owner whose
   * @param secret which
   * @param expectedVersion 0 if there is none
   * @param sealed its cipher text
   * @return the new version, never one that was given before, not even to a secret that was erased
   *     since; empty, and nothing written, if the version is another one
   */
  Optional<Long> rotateSecret(
      OwnerId owner, SecretName secret, long expectedVersion, FormBytes sealed);

  /**
   * The provider took the newest version: what was kept beside it is erased.
   *
   * @param owner whose
   * @param secret which
   * @param version the version that was used
   * @return false, and nothing changed, if it is not the newest one
   */
  boolean proveSecret(OwnerId owner, SecretName secret, long version);

  /**
   * Puts other cipher texts of the same secret in place of those that were read, as keys change.
   * Its version stays.
   *
   * @param owner whose
   * @param secret which
   * @param was as it was read
   * @param now the same, sealed anew; of the same version, with a previous one if that had one
   * @return false, and nothing written, if it is not as it was read any more
   */
  boolean resealSecret(OwnerId owner, SecretName secret, SealedSecret was, SealedSecret now);

  /**
   * Erases a secret and what is kept beside it, if it still has the version it was seen with.
   * Nothing but the number of the newest version remains.
   *
   * @param owner whose
   * @param secret which
   * @param expectedVersion the version that was seen, from 1
   * @return false, and nothing changed, if there is none or the version is another one
   */
  boolean eraseSecret(OwnerId owner, SecretName secret, long expectedVersion);
}
