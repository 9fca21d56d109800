package dev.calsync.store;

import dev.calsync.calendar.OwnerId;
import java.util.List;
import java.util.Optional;

/**
 * All event content of an owner, whatever it is of: for whoever changes how it is written, as keys
 * change (R-J1). What it means stays as it is, and so do the versions of its rows.
 */
public interface FormStore {

  /**
   * What is kept of one kind. Rows without content are left out.
   *
   * @param owner whose
   * @param kind of which kind
   * @param after the place of the last one of the page before; empty for the first page
   * @param limit at most so many
   * @return sorted by {@code within}, {@code name} and {@code part}, byte by byte
   */
  List<KeptForm> page(OwnerId owner, FormPlace.Kind kind, Optional<FormPlace> after, int limit);

  /**
   * Exchanges content that still is as it was read; what changed meanwhile, or is gone, is left
   * alone. In one transaction.
   *
   * @param owner whose
   * @param exchanges at most 1,000, of different places of one kind
   * @return how many were made
   */
  int exchange(OwnerId owner, List<FormExchange> exchanges);
}
