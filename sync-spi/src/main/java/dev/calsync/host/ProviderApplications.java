package dev.calsync.host;

import dev.calsync.calendar.OwnerId;
import dev.calsync.connector.ConnectorId;
import java.util.Optional;

/**
 * The applications that the host registered at providers. A host with tenants gives each tenant's
 * owners the application of their tenant (R-L1); a grant belongs to the application it was given
 * to, so the answer for an owner changes only with a new authorization. Thread-safe; asked whenever
 * a token is needed.
 */
@FunctionalInterface
public interface ProviderApplications {

  /**
   * The application for an owner.
   *
   * @param owner who is sent to the provider
   * @param connector to which one
   * @return empty if there is none
   */
  Optional<ProviderApplication> find(OwnerId owner, ConnectorId connector);
}
