package dev.calsync.connector;

/**
 * A credential that cannot be printed by accident: no {@code toString}, no equality, no serialised
 * form (R-J4).
 */
public final class Secret {

  private final char[] value;

  private Secret(char[] value) {
    this.value = value;
  }

  /**
   * Wraps a credential.
   *
   * @param value its text; copied
   * @return the secret
   */
  public static Secret of(CharSequence value) {
    return new Secret(value.toString().toCharArray());
  }

  /**
   * The credential, for the one place that sends it.
   *
   * @return its text
   */
  public String reveal() {
    return new String(value);
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
