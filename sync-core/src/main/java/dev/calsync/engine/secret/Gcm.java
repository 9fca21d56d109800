package dev.calsync.engine.secret;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import java.security.GeneralSecurityException;

/** AES-256-GCM by Tink: made ready with the first secret, for that takes a tenth of a second. */
final class Gcm {

  static final Configuration READY = made(Gcm::ready);

  private Gcm() {}

  private static Configuration ready() throws GeneralSecurityException {
    AeadConfig.register();
    return RegistryConfiguration.get();
  }

  /** What can only fail where an algorithm is missing that every JDK has. */
  interface Making<T> {
    T make() throws GeneralSecurityException;
  }

  static <T> T made(Making<T> making) {
    try {
      return making.make();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("every JDK has AES-256-GCM", broken);
    }
  }
}
