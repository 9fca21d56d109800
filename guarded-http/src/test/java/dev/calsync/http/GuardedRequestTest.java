package dev.calsync.http;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.connector.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HOS-28: nothing that is said in a request begins a header of its own. */
class GuardedRequestTest {

  private static final GuardedRequest REQUEST =
      GuardedRequest.of("GET", TargetUrl.parse("https://calendar.example/"));

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nHost: evil.example", "a\nb", "a\rb", "a\0b", "ä", "\u007f"})
  void noValueEndsItsLine(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> REQUEST.header("If-Match", value));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> REQUEST.authorization(Secret.of(value)))
        .withMessageNotContaining(value);
    assertThatIllegalArgumentException().isThrownBy(() -> REQUEST.body(value, new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a:",
        "a\r\n",
        "Host",
        "content-length",
        "Transfer-Encoding",
        "Authorization",
        "Cookie",
        "Accept-Encoding"
      })
  void noHeaderGoesRoundTheRules(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> REQUEST.header(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "get", "GET /", "GET\r\n"})
  void aMethodIsAToken(String method) {
    assertThatIllegalArgumentException().isThrownBy(() -> GuardedRequest.of(method, REQUEST.url()));
  }

  @Test
  void aBoundHasARange() {
    assertThatIllegalArgumentException().isThrownBy(() -> REQUEST.atMost(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> REQUEST.atMost((1L << 40) + 1));
  }
}
