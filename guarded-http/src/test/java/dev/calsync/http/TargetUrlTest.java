package dev.calsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HOS-2, HOS-7: one strict parser. */
class TargetUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "calendar",
        "//calendar.example/",
        "file:///etc/passwd",
        "gopher://calendar.example/",
        "ftp://calendar.example/",
        "mailto:a@calendar.example",
        "https:/calendar.example/",
        "https:///x",
        "https://user:pass@calendar.example/",
        "https://good.example@evil.example/",
        "https://evil.example\\@good.example/",
        "https://evil.example\t.good.example/",
        "https://calendar.example/\r\nHost: other",
        "https://calendar.example/ x",
        " https://calendar.example/",
        "https://calendar.example:99999999999/",
        "https://2130706433/",
        "https://0x7f.1/",
        "https://0x7f000001/",
        "https://127.1/",
        "https://017700000001/",
        "https://0177.0.0.1/",
        "https://127.0.0.1./",
        "https://256.1.1.1/",
        "https://1.2.3.4.5/",
        "https://[::1%25lo]/",
        "https://[::1",
        "https://[v1.x]/",
        "https://-a.example-/",
        "https://käse.example/",
        "https://calendar.example%00.evil.example/"
      })
  void whatTwoParsersCouldReadInTwoWaysIsRefused(String text) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> TargetUrl.parse(text))
        .matches(e -> e.code().equals("URL_NOT_ALLOWED"))
        .matches(e -> e.failureClass() == FailureClass.REJECTED)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("pass"));
  }

  @Test
  void aUrlOfManyCharactersIsRefused() {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> TargetUrl.parse("https://calendar.example/" + "x".repeat(8_192)));
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> TargetUrl.parse("https://" + "a.".repeat(130) + "example/"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://Calendar.EXAMPLE/A?b=c#d,            https://calendar.example/A?b=c",
    "HTTPS://calendar.example:443,                https://calendar.example/",
    "http://calendar.example:80/,                 http://calendar.example/",
    "https://calendar.example:8443/,              https://calendar.example:8443/",
    "https://evil.example#@good.example,          https://evil.example/",
    "https://198.51.100.7/x,                      https://198.51.100.7/x",
    "https://[2001:DB8::7]:8443/x,                https://[2001:db8::7]:8443/x",
    "https://xn--kse-qla.example/%20?q=%C3%A4,    https://xn--kse-qla.example/%20?q=%C3%A4"
  })
  void itIsReadAsItIsSent(String text, String sent) {
    assertThat(TargetUrl.parse(text).reveal()).isEqualTo(sent);
  }

  /** R-J4: the address of a private feed is its password. */
  @Test
  void whatIsPrintedTellsNeitherPathNorQuery() {
    assertThat(TargetUrl.parse("https://calendar.example/private-1234/basic.ics?key=5678"))
        .hasToString("https://calendar.example:443");
  }

  @ParameterizedTest
  @CsvSource({
    "b,                      https://calendar.example/a/b",
    "../../../b,             https://calendar.example/b",
    "/b?c,                   https://calendar.example/b?c",
    "//other.example/b,      https://other.example/b",
    "http://other.example,   http://other.example/",
    "?x,                     https://calendar.example/a/?x"
  })
  void aReferenceLeadsWhereTheRfcSays(String reference, String to) {
    TargetUrl base = TargetUrl.parse("https://calendar.example/a/");
    assertThat(base.resolve(reference).reveal()).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "gopher://x/", "https://a@b/", "x y", "http://"})
  void aReferenceIsNoWayRound(String reference) {
    TargetUrl base = TargetUrl.parse("https://calendar.example/a/");
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> base.resolve(reference))
        .matches(e -> e.code().equals("URL_NOT_ALLOWED"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://calendar.example/,      https://calendar.example:443/x, true",
    "https://calendar.example/,      http://calendar.example/,       false",
    "https://calendar.example/,      https://calendar.example:8443/, false",
    "https://calendar.example/,      https://www.calendar.example/,  false"
  })
  void anOriginIsSchemeHostAndPort(String one, String other, boolean same) {
    assertThat(TargetUrl.parse(one).isSameOrigin(TargetUrl.parse(other))).isEqualTo(same);
  }
}
