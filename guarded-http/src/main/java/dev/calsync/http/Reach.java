package dev.calsync.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a {@link GuardedHttp} may go. Begins with what is safe for addresses that strangers name:
 * the public Internet, by HTTPS, at port 443. A host that keeps calendars in its own network says
 * which part of it may be reached.
 *
 * <pre>{@code
 * Reach reach = Reach.publicInternet().andNetwork("10.20.0.0/16").andPort(8443);
 * }</pre>
 *
 * <p>Immutable.
 */
public final class Reach {

  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int MOST = 65_535;

  private final List<AddressRange> networks;
  private final Set<Integer> ports;
  private final boolean plain;

  private Reach(List<AddressRange> networks, Set<Integer> ports, boolean plain) {
    this.networks = List.copyOf(networks);
    this.ports = Set.copyOf(ports);
    this.plain = plain;
  }

  /**
   * Every address of the public Internet, by HTTPS at port 443.
   *
   * @return the narrowest reach
   */
  public static Reach publicInternet() {
    return new Reach(List.of(), Set.of(HTTPS), false);
  }

  /**
   * A network beside it, public or not.
   *
   * @param range in CIDR notation, such as {@code 10.20.0.0/16} or {@code fd00:20::/32}
   * @return a wider reach
   * @throws IllegalArgumentException if it is no range
   */
  public Reach andNetwork(String range) {
    List<AddressRange> wider = new ArrayList<>(networks);
    wider.add(AddressRange.parse(range));
    return new Reach(wider, ports, plain);
  }

  /**
   * A port beside 443, at every address.
   *
   * @param port 1 to 65,535
   * @return a wider reach
   * @throws IllegalArgumentException if it is no port
   */
  public Reach andPort(int port) {
    if (port < 1 || port > MOST) {
      throw new IllegalArgumentException("a port is 1 to 65,535, not " + port);
    }
    Set<Integer> wider = new HashSet<>(ports);
    wider.add(port);
    return new Reach(networks, wider, plain);
  }

  /**
   * HTTP without TLS beside HTTPS, at port 80 too: what is said can be read and changed on the way.
   *
   * @return a wider reach
   */
  public Reach andPlainHttp() {
    Set<Integer> wider = new HashSet<>(ports);
    wider.add(HTTP);
    return new Reach(networks, wider, true);
  }

  boolean allows(InetAddress address) {
    byte[] bytes = address.getAddress();
    return PublicAddresses.contain(bytes)
        || networks.stream().anyMatch(range -> range.contains(bytes));
  }

  boolean allowsPort(int port) {
    return ports.contains(port);
  }

  boolean allowsPlainHttp() {
    return plain;
  }
}
