package dev.calsync.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
interface NameLookup {

  /** As this machine looks names up. */
  NameLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * Looks up.
   *
   * @param host a name, or an address as text
   * @return at least one
   */
  List<InetAddress> addresses(String host) throws UnknownHostException;
}
