package dev.calsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HOS-1, HOS-2, HOS-6: which addresses are the public Internet. */
class ReachTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.5",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "::ffff:0:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:0a00:0001::1",
        "2002:7f00:0001::",
        "fc00::1",
        "fdff::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void whatIsNotThePublicInternetIsOutOfReach(String address) throws UnknownHostException {
    assertThat(Reach.publicInternet().allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:830::200e",
        "64:ff9b::101:101",
        "2002:0101:0101::1"
      })
  void thePublicInternetIsWithinReach(String address) throws UnknownHostException {
    assertThat(Reach.publicInternet().allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aNetworkThatTheHostNamesIsWithinReachAndNothingBesideIt() throws UnknownHostException {
    Reach reach = Reach.publicInternet().andNetwork("10.20.0.0/15").andNetwork("fd00:20::/32");

    assertThat(reach.allows(InetAddress.getByName("10.20.0.1"))).isTrue();
    assertThat(reach.allows(InetAddress.getByName("10.21.255.255"))).isTrue();
    assertThat(reach.allows(InetAddress.getByName("10.22.0.0"))).isFalse();
    assertThat(reach.allows(InetAddress.getByName("10.19.255.255"))).isFalse();
    assertThat(reach.allows(InetAddress.getByName("fd00:20::1"))).isTrue();
    assertThat(reach.allows(InetAddress.getByName("fd00:21::1"))).isFalse();
    assertThat(reach.allows(InetAddress.getByName("1.1.1.1"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0", "10.0.0.0/33", "host/8", "fc00::/129", "10/8/8", "::1%lo/128"})
  void whatIsNoRangeIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Reach.publicInternet().andNetwork(text));
  }

  @Test
  void onlyNamedPortsAndSchemesAreWithinReach() {
    Reach narrow = Reach.publicInternet();
    assertThat(narrow.allowsPort(443)).isTrue();
    assertThat(narrow.allowsPort(80)).isFalse();
    assertThat(narrow.allowsPlainHttp()).isFalse();
    assertThat(narrow.andPort(8443).allowsPort(8443)).isTrue();
    assertThat(narrow.andPlainHttp().allowsPlainHttp()).isTrue();
    assertThat(narrow.andPlainHttp().allowsPort(80)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> narrow.andPort(0));
    assertThatIllegalArgumentException().isThrownBy(() -> narrow.andPort(65_536));
  }
}
