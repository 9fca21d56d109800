package dev.calsync.engine.mirror;

import dev.calsync.failure.CalsyncException;
import dev.calsync.host.KeyProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a store is bound to: the installation and the fingerprint of its mark key, in the form
 * {@code <installation> mark-key:<32 hex digits>}. A store that met another name or another key
 * would hold every mirror for somebody else's and write all of them twice (R-F5, INV-2).
 *
 * <p>The fingerprint is half of an HMAC of a constant under the key: it tells keys apart and gives
 * none away. A store that was bound to an installation's bare name is taken as it is.
 */
public final class Binding {

  private static final String KEY = " mark-key:";
  private static final String CONSTANT = "calsync-mark-key-fingerprint-1";
  private static final int LENGTH = 16;

  private final String installation;
  private final String fingerprint;

  /**
   * The binding that keys ask for.
   *
   * @param keys the host's keys
   */
  public Binding(KeyProvider keys) {
    this.installation = keys.installation();
    this.fingerprint = fingerprint(keys.markKey());
  }

  /** The text to bind a store to. */
  public String text() {
    return installation + KEY + fingerprint;
  }

  /**
   * Checks what a store is bound to.
   *
   * @param bound the text that the store was bound to first
   * @throws CalsyncException with code {@code INSTALLATION_CHANGED} or {@code MARK_KEY_CHANGED} if
   *     that is something else
   */
  public void check(String bound) {
    if (bound.equals(text()) || bound.equals(installation)) {
      return;
    }
    if (bound.startsWith(installation + KEY)) {
      throw new CalsyncException(
          "MARK_KEY_CHANGED",
          "The store of installation "
              + installation
              + " was made with another mark key; give the keys that the store was made with, or an"
              + " empty store and empty targets");
    }
    int end = bound.lastIndexOf(KEY);
    throw new CalsyncException(
        "INSTALLATION_CHANGED",
        "The store belongs to installation "
            + (end < 0 ? bound : bound.substring(0, end))
            + ", the keys to "
            + installation
            + "; give the keys that the store was made with, or an empty store");
  }

  private static String fingerprint(byte[] markKey) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(markKey, "HmacSHA256"));
      byte[] whole = mac.doFinal(CONSTANT.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(Arrays.copyOf(whole, LENGTH));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }
}
