package dev.calsync.store;

/** The ports of a {@link SyncStore} that keep what leads to providers and back from them. */
public interface AccessPorts {

  /**
   * Encrypted secrets.
   *
   * @return the port
   */
  SecretStore secrets();

  /**
   * Authorisations under way.
   *
   * @return the port
   */
  OAuthStateStore oauthStates();

  /**
   * Watch channels.
   *
   * @return the port
   */
  ChannelStore channels();
}
