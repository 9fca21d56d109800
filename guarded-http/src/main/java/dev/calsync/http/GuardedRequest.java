package dev.calsync.http;

import dev.calsync.connector.Secret;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request (RFC 9110). Immutable.
 *
 * <p>Redirects are followed for methods that change nothing, without the credential once they lead
 * to another origin; a method that changes something is answered where it was sent, or not at all.
 */
public final class GuardedRequest {

  /** How much of a body is read unless told otherwise, in bytes after decoding: 64 MiB. */
  public static final long DEFAULT_BODY_BYTES = 64L << 20;

  /** RFC 9110, section 9.2.1, with those of WebDAV (RFC 4918, RFC 3253). */
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]{0,4096}");

  /** Those that the client itself sets, or that would go round its rules. */
  private static final Set<String> OURS =
      Set.of(
          "accept-encoding",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "cookie",
          "expect",
          "host",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final String method;
  private final TargetUrl url;
  private final Map<String, String> headers;
  private final Optional<Secret> authorization;
  private final Optional<Body> body;
  private final long bodyBytes;

  /** What is sent with it. */
  record Body(String contentType, byte[] bytes) {}

  private GuardedRequest(
      String method,
      TargetUrl url,
      Map<String, String> headers,
      Optional<Secret> authorization,
      Optional<Body> body,
      long bodyBytes) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.authorization = authorization;
    this.body = body;
    this.bodyBytes = bodyBytes;
  }

  /**
   * A request without headers and body.
   *
   * @param method in capitals, such as {@code GET} or {@code PROPFIND}
   * @param url where to
   * @return the request
   * @throws IllegalArgumentException if the method is no token
   */
  public static GuardedRequest of(String method, TargetUrl url) {
    if (!TOKEN.matcher(method).matches() || !method.equals(method.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not a method: " + method);
    }
    return new GuardedRequest(
        method, url, Map.of(), Optional.empty(), Optional.empty(), DEFAULT_BODY_BYTES);
  }

  /**
   * With a header.
   *
   * @param name its name, none that the client sets itself, such as {@code Host}
   * @param value visible ASCII, spaces and tabs, up to 4,096 characters
   * @return the request
   * @throws IllegalArgumentException if name or value are none (HOS-28)
   */
  public GuardedRequest header(String name, String value) {
    if (!TOKEN.matcher(name).matches() || OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("not a header to be set here: " + name);
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("a value that no header has, for " + name);
    }
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new GuardedRequest(method, url, more, authorization, body, bodyBytes);
  }

  /**
   * With a credential, told to the origin of this URL only.
   *
   * @param credential the value of the header {@code Authorization}, such as {@code Bearer …}
   * @return the request
   * @throws IllegalArgumentException if it has characters that no header has
   */
  public GuardedRequest authorization(Secret credential) {
    if (!VALUE.matcher(credential.reveal()).matches()) {
      throw new IllegalArgumentException("a credential that no header can carry");
    }
    return new GuardedRequest(method, url, headers, Optional.of(credential), body, bodyBytes);
  }

  /**
   * With a body.
   *
   * @param contentType such as {@code text/xml; charset=utf-8}
   * @param bytes what is sent; not copied
   * @return the request
   */
  public GuardedRequest body(String contentType, byte[] bytes) {
    if (!VALUE.matcher(contentType).matches()) {
      throw new IllegalArgumentException("a value that no header has, for Content-Type");
    }
    Optional<Body> sent = Optional.of(new Body(contentType, bytes));
    return new GuardedRequest(method, url, headers, authorization, sent, bodyBytes);
  }

  /**
   * With another bound on what is read.
   *
   * @param bytes after decoding, 0 to 2^40
   * @return the request
   * @throws IllegalArgumentException if it is out of range
   */
  public GuardedRequest atMost(long bytes) {
    if (bytes < 0 || bytes > 1L << 40) {
      throw new IllegalArgumentException("bytes are 0 to 2^40, not " + bytes);
    }
    return new GuardedRequest(method, url, headers, authorization, body, bytes);
  }

  boolean isSafe() {
    return SAFE.contains(method);
  }

  String method() {
    return method;
  }

  TargetUrl url() {
    return url;
  }

  Map<String, String> headers() {
    return headers;
  }

  Optional<Secret> authorization() {
    return authorization;
  }

  Optional<Body> body() {
    return body;
  }

  long bodyBytes() {
    return bodyBytes;
  }

  /** The same elsewhere: the credential goes along only within its origin (HOS-5). */
  GuardedRequest at(TargetUrl next) {
    Optional<Secret> kept = authorization.filter(any -> url.isSameOrigin(next));
    return new GuardedRequest(method, next, headers, kept, body, bodyBytes);
  }
}
