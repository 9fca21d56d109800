package dev.calsync.http;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An absolute {@code http} or {@code https} URL, read by one strict parser (RFC 3986): what two
 * parsers could understand in two ways is refused (HOS-2, HOS-7). Hosts are names in ASCII, IPv4
 * addresses of four decimal numbers, or IPv6 addresses in brackets; user information is refused,
 * the fragment dropped.
 *
 * <p>Its path and query may be secret, as those of private feeds are: {@link #toString} tells only
 * scheme, host and port.
 */
public final class TargetUrl {

  private static final int MOST_CHARS = 8_192;
  private static final int MOST_HOST_CHARS = 253;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /** RFC 3986, section 2: reserved, unreserved, and the percent sign. */
  private static final Pattern CHARS =
      Pattern.compile("[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]{1," + MOST_CHARS + "}");

  private static final Pattern NAME =
      Pattern.compile(
          "(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*"
              + "[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  /** Anything whose last part is a number is an address, or else nothing. */
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

  /** Without a zone: which network interface we use is not for a stranger to say. */
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");

  /** What {@link URI#resolve} leaves of RFC 3986, section 5.2.4. */
  private static final Pattern ABOVE_ROOT =
      Pattern.compile("^([a-zA-Z][^/]*://[^/?#]*)(?:/\\.\\.)+(?=[/?#]|$)");

  private final URI uri;

  private TargetUrl(URI uri) {
    this.uri = uri;
  }

  /**
   * Reads a URL.
   *
   * @param text as a person or a server wrote it, without spaces around it
   * @return the URL
   * @throws ConnectorException REJECTED with code {@code URL_NOT_ALLOWED} if it is none, or is not
   *     plain enough
   */
  public static TargetUrl parse(String text) {
    if (!CHARS.matcher(text).matches()) {
      throw refused("it has characters that no URL has, or too many of them");
    }
    try {
      return of(new URI(text));
    } catch (URISyntaxException e) {
      throw refused("it is not a URL");
    }
  }

  private static TargetUrl of(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw refused("only http and https are spoken");
    }
    if (uri.getRawUserInfo() != null) {
      throw refused("a user in a URL is not understood");
    }
    if (host.length() > MOST_HOST_CHARS || !isHost(host)) {
      throw refused("its host is neither a name nor an address");
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    boolean standard = uri.getPort() < 0 || uri.getPort() == defaultPort(scheme);
    String port = standard ? "" : ":" + uri.getPort();
    return new TargetUrl(URI.create(scheme + "://" + host + port + path + query));
  }

  private static boolean isHost(String host) {
    return NAME.matcher(host).matches()
        || IPV4.matcher(host).matches()
        || IPV6.matcher(host).matches();
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? HTTPS : HTTP;
  }

  private static ConnectorException refused(String why) {
    return ConnectorException.of(
        FailureClass.REJECTED, "URL_NOT_ALLOWED", "The URL is not used: " + why);
  }

  /**
   * Where a reference in this document leads (RFC 3986, section 5).
   *
   * @param reference absolute or relative
   * @return the URL
   * @throws ConnectorException as {@link #parse} does
   */
  public TargetUrl resolve(String reference) {
    if (!CHARS.matcher(reference).matches()) {
      throw refused("it has characters that no URL has, or too many of them");
    }
    try {
      return parse(
          ABOVE_ROOT.matcher(uri.resolve(new URI(reference)).toString()).replaceFirst("$1"));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw refused("it is not a URL");
    }
  }

  /**
   * Whether scheme, host and port are the same (RFC 6454): whether what is secret for the one may
   * be told to the other.
   *
   * @param other another URL
   * @return true for the same origin
   */
  public boolean isSameOrigin(TargetUrl other) {
    return toString().equals(other.toString());
  }

  /**
   * The whole URL, for the one place that sends or seals it.
   *
   * @return without a fragment, and without a port that goes without saying
   */
  public String reveal() {
    return uri.toString();
  }

  boolean isSecure() {
    return uri.getScheme().equals("https");
  }

  String host() {
    return uri.getHost();
  }

  int port() {
    return uri.getPort() < 0 ? defaultPort(uri.getScheme()) : uri.getPort();
  }

  URI uri() {
    return uri;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TargetUrl url && uri.equals(url.uri);
  }

  @Override
  public int hashCode() {
    return uri.hashCode();
  }

  /** Scheme, host and port; not the path and the query, which may be secret. */
  @Override
  public String toString() {
    return uri.getScheme() + "://" + uri.getHost() + ":" + port();
  }
}
