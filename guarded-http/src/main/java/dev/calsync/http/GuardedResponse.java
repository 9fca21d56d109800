package dev.calsync.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer. Valid only while its {@link Reader} runs.
 *
 * @param status the status code (RFC 9110, section 15)
 * @param headers by name in small letters
 * @param url where it came from, after redirects
 * @param body decoded, no longer than the request allows; need not be read to its end
 */
public record GuardedResponse(
    int status, Map<String, List<String>> headers, TargetUrl url, InputStream body) {

  /**
   * Makes something of an answer.
   *
   * @param <T> what
   */
  @FunctionalInterface
  public interface Reader<T> {

    /**
     * Reads an answer, whatever its status.
     *
     * @param response the answer
     * @return what it says
     * @throws IOException if the body ends too early, is too long or too slow; passed on as it came
     */
    T read(GuardedResponse response) throws IOException;
  }

  /**
   * A header.
   *
   * @param name in any case
   * @return its first value
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Only the status: everything else may be secret. */
  @Override
  public String toString() {
    return "GuardedResponse[" + status + " from " + url + "]";
  }
}
