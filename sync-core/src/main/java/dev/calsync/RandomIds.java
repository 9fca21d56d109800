package dev.calsync;

import dev.calsync.host.IdSource;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids of 96 random bits. */
final class RandomIds implements IdSource {

  private static final int BYTES = 12;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String next() {
    byte[] id = new byte[BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
