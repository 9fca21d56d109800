package dev.calsync.test;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where fakes listen: at this machine's own address, which nobody else reaches. */
public final class Loopback {

  /**
   * The JDK's server sends an answer in two packets. Unless it is told so before its first class is
   * loaded, the second one waits until the first is acknowledged, which takes 40 milliseconds on a
   * connection that stays open.
   */
  private static final String AT_ONCE = "sun.net.httpserver.nodelay";

  private Loopback() {}

  /**
   * An address for a server that answers at once.
   *
   * @param port where to listen; 0 for any port
   * @return the address
   */
  public static InetSocketAddress address(int port) {
    if (System.getProperty(AT_ONCE) == null) {
      System.setProperty(AT_ONCE, "true");
    }
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
