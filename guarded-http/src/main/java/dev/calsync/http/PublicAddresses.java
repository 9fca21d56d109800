package dev.calsync.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses belong to the public Internet: all but those that the registries of
 * special-purpose addresses say are not globally reachable (RFC 6890, RFC 8190), multicast (RFC
 * 5771, RFC 4291), and IPv6 addresses that stand for an IPv4 address of that kind.
 */
final class PublicAddresses {

  private static final int IPV4 = 4;

  private static final List<AddressRange> SPECIAL =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/3",
          "::/128",
          "::1/128",
          "64:ff9b:1::/48",
          "100::/64",
          "2001::/23",
          "2001:db8::/32",
          "3fff::/20",
          "5f00::/16",
          "fc00::/7",
          "fe80::/10",
          "fec0::/10",
          "ff00::/8");

  private static final AddressRange TEREDO = AddressRange.parse("2001::/32");

  /** Where an IPv4 address stands in IPv6 ones of a range. */
  private record Embedding(AddressRange range, int at) {}

  private static final List<Embedding> EMBEDDINGS =
      List.of(
          // IPv4-mapped and IPv4-compatible (RFC 4291, section 2.5.5).
          new Embedding(AddressRange.parse("::/80"), 12),
          // IPv4-translated (RFC 2765).
          new Embedding(AddressRange.parse("::ffff:0:0:0/96"), 12),
          // NAT64 (RFC 6052).
          new Embedding(AddressRange.parse("64:ff9b::/96"), 12),
          // 6to4 (RFC 3056).
          new Embedding(AddressRange.parse("2002::/16"), 2));

  private PublicAddresses() {}

  private static List<AddressRange> ranges(String... texts) {
    return Arrays.stream(texts).map(AddressRange::parse).toList();
  }

  static boolean contain(byte[] address) {
    return SPECIAL.stream().noneMatch(range -> range.contains(address))
        && !TEREDO.contains(address)
        && embedded(address).filter(inner -> !contain(inner)).isEmpty();
  }

  private static Optional<byte[]> embedded(byte[] address) {
    return EMBEDDINGS.stream()
        .filter(embedding -> embedding.range().contains(address))
        .findFirst()
        .map(it -> Arrays.copyOfRange(address, it.at(), it.at() + IPV4));
  }
}
