package dev.calsync.store;

import dev.calsync.calendar.ConnectionId;

/**
 * The name of a secret.
 *
 * @param connection of which connection
 * @param field which one, such as {@code refresh_token}; 1 to 64 characters, lower case with
 *     underscores
 */
public record SecretName(ConnectionId connection, String field) {

  /** Checks the characters. */
  public SecretName {
    if (!field.matches("[a-z_]{1,64}")) {
      throw new IllegalArgumentException(
          "a secret's field has 1 to 64 characters out of a-z _, not "
              + field.length()
              + " of other kinds");
    }
  }
}
