package dev.calsync.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Says which addresses may be connected to. What it answers is what the socket is connected to, so
 * that a name server has no second word (HOS-3); addresses written as text come by here too.
 */
final class CheckedResolver implements DnsResolver {

  /** Every address of the host lies where we do not go. */
  static final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;
  }

  private final Reach reach;
  private final NameLookup names;

  CheckedResolver(Reach reach, NameLookup names) {
    this.reach = reach;
    this.names = names;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] allowed =
        names.addresses(host).stream().filter(reach::allows).toArray(InetAddress[]::new);
    if (allowed.length == 0) {
      throw new RefusedAddressException();
    }
    return allowed;
  }

  /** Only Kerberos would ask. */
  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }
}
