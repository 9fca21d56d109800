package dev.calsync.test;

/** What one owner's way to providers needs. */
record AccessTables(SecretTable secrets, OAuthStateTable states, ChannelTable channels) {

  AccessTables() {
    this(new SecretTable(), new OAuthStateTable(), new ChannelTable());
  }

  AccessTables copy() {
    return new AccessTables(secrets.copy(), states.copy(), channels.copy());
  }
}
