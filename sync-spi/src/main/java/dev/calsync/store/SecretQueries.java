package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.util.List;
import java.util.Optional;

/** Questions about encrypted secrets. */
public interface SecretQueries {

  /**
   * A secret.
   *
   * @param owner whose
   * @param secret which
   * @return empty if there is none
   */
  Optional<SealedSecret> findSecret(OwnerId owner, SecretName secret);

  /**
   * The names of an owner's secrets.
   *
   * @param owner whose
   * @param after names that sort after this; empty for the first page
   * @param limit at most so many
   * @return sorted by connection and field, byte by byte; none that was erased
   */
  List<SecretName> page(OwnerId owner, Optional<SecretName> after, int limit);
}
