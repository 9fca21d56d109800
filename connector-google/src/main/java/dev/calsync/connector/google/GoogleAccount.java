package dev.calsync.connector.google;

import dev.calsync.connector.ConnectionRequest;
import dev.calsync.connector.Settings;
import java.util.Map;

/** Connects accounts of Google that nobody signs in to. */
public final class GoogleAccount {

  /** The setting that names whom a service account stands in for. */
  static final String SUBJECT = "subject";

  private GoogleAccount() {}

  /**
   * The account of somebody for whom a {@link GoogleServiceAccount} stands in (domain-wide
   * delegation). Whoever makes such a request reaches that person's calendars: it is for the host
   * to know that its owner may.
   *
   * @param subject the person's address in the organisation
   * @return the request
   */
  public static ConnectionRequest delegated(String subject) {
    if (subject.isBlank()) {
      throw new IllegalArgumentException("nobody is named whose account it is");
    }
    return new ConnectionRequest(
        GoogleDescriptor.descriptor().id(), new Settings(Map.of(SUBJECT, subject)));
  }
}
