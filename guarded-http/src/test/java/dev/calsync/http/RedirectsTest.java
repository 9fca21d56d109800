package dev.calsync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.connector.Secret;
import dev.calsync.failure.ConnectorException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HOS-4, HOS-5, RFC 9110, section 15.4. */
class RedirectsTest {

  private static final TargetUrl HERE = TargetUrl.parse("https://calendar.example/a");
  private static final Optional<String> THERE = Optional.of("/b");

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 300, 304, 305, 306, 404, 500})
  void otherAnswersLeadNowhere(int status) {
    assertThat(Redirects.next(of("GET"), status, THERE, 0)).isEmpty();
  }

  @Test
  void anAnswerThatDoesNotSayWhereLeadsNowhere() {
    assertThat(Redirects.next(of("GET"), 302, Optional.empty(), 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 301",
    "GET, 302",
    "GET, 303",
    "GET, 307",
    "GET, 308",
    "HEAD, 303",
    "PROPFIND, 301",
    "REPORT, 308",
    "OPTIONS, 302"
  })
  void whatChangesNothingIsAskedThereInTheSameWay(String method, int status) {
    GuardedRequest next = Redirects.next(of(method), status, THERE, 4).orElseThrow();

    assertThat(next.url().reveal()).isEqualTo("https://calendar.example/b");
    assertThat(next.method()).isEqualTo(method);
    assertThat(next.headers()).containsEntry("Depth", "1");
  }

  /** It would be another request than the one that was asked for. */
  @Test
  void aQuestionIsNotMadeAnotherOne() {
    assertRefused(of("PROPFIND"), 303, "/b", 0, "REDIRECT_NOT_FOLLOWED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "MKCALENDAR", "PROPPATCH"})
  void whatChangesSomethingGoesNowhereElse(String method) {
    assertRefused(of(method), 308, "/b", 0, "REDIRECT_NOT_FOLLOWED");
  }

  @Test
  void nothingLeadsFromHttpsToHttp() {
    assertRefused(of("GET"), 302, "http://calendar.example/a", 0, "REDIRECT_NOT_FOLLOWED");
  }

  @Test
  void fiveAreFollowedAndNoSixth() {
    assertRefused(of("GET"), 302, "/b", 5, "TOO_MANY_REDIRECTS");
  }

  @ParameterizedTest
  @CsvSource({
    "https://calendar.example/b,       true",
    "https://calendar.example:443/b,   true",
    "https://calendar.example:8443/b,  false",
    "https://www.calendar.example/b,   false",
    "//evil.example/b,                 false"
  })
  void aCredentialStaysWithItsOrigin(String location, boolean told) {
    GuardedRequest asked = of("GET").authorization(Secret.of("Bearer canary"));

    GuardedRequest next = Redirects.next(asked, 302, Optional.of(location), 0).orElseThrow();

    assertThat(next.authorization().isPresent()).isEqualTo(told);
  }

  private static void assertRefused(
      GuardedRequest request, int status, String location, int followed, String code) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> Redirects.next(request, status, Optional.of(location), followed))
        .matches(e -> e.code().equals(code));
  }

  private static GuardedRequest of(String method) {
    return GuardedRequest.of(method, HERE).header("Depth", "1");
  }
}
