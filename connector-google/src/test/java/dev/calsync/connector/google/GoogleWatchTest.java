package dev.calsync.connector.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ChangeWatch.Channel;
import dev.calsync.connector.ChangeWatch.Known;
import dev.calsync.connector.ChangeWatch.Order;
import dev.calsync.connector.Secret;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import dev.calsync.test.google.GoogleFault;
import dev.calsync.test.google.GoogleMode;
import dev.calsync.test.google.RequestKind;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels, and what becomes of those that Google does not open. */
class GoogleWatchTest {

  private static final Order ORDER = to("https://host.example/hooks");

  private final GoogleRig rig = new GoogleRig();
  private final ChangeWatch watch = rig.connector().watch().orElseThrow();

  @AfterEach
  void close() {
    rig.close();
  }

  private static Order to(String address) {
    return new Order("c-1", Secret.of("s".repeat(43)), Duration.ofDays(7), URI.create(address));
  }

  /** It is the host's to mend: whoever signed in has nothing to do with it. */
  @ParameterizedTest
  @CsvSource({
    "401, push.webhookUrlUnauthorized",
    "401, webhookUrlUnauthorized",
    "400, push.webhookUrlNotHttps",
    "400, push.channelTypeNotSupported",
    "400, pushWebhookHttpsRequired"
  })
  void anAddressThatIsNotTakenIsNoTroubleOfTheAccount(int status, String reason) {
    String body =
        "{\"error\":{\"errors\":[{\"domain\":\"global\",\"reason\":\"%s\"}],\"code\":%d}}";
    try (OneAnswer google = new OneAnswer(status, body.formatted(reason, status))) {
      ChangeWatch refusing = google.connector().watch().orElseThrow();
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> refusing.open(google, google.calendar(), ORDER))
          .matches(thrown -> thrown.failureClass() == FailureClass.UNSUPPORTED)
          .matches(thrown -> thrown.code().equals("PUSH_ADDRESS_REFUSED"))
          .withMessageContaining(reason);
    }
  }

  @Test
  void theStandInRefusesAddressesAsGoogleDoes() {
    assertRefused(to("http://host.example/hooks"), "push.webhookUrlNotHttps");
    rig.google().begin(GoogleMode.ADDRESSES_UNAUTHORIZED);
    assertRefused(ORDER, "push.webhookUrlUnauthorized");
    assertThat(rig.google().channels()).isEmpty();
  }

  private void assertRefused(Order order, String reason) {
    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> watch.open(rig.call(), rig.calendar(), order))
        .matches(thrown -> thrown.code().equals("PUSH_ADDRESS_REFUSED"))
        .withMessageContaining(reason);
  }

  /** A 401 of any other reason is about the account. */
  @Test
  void aTokenThatIsRefusedIsNotTheAddressesTrouble() {
    rig.google().next(GoogleFault.UNAUTHORIZED, RequestKind.WRITE);

    assertThatExceptionOfType(ConnectorException.class)
        .isThrownBy(() -> watch.open(rig.call(), rig.calendar(), ORDER))
        .matches(thrown -> thrown.failureClass() == FailureClass.NEEDS_REAUTH);
  }

  @Test
  void aChannelIsStoppedByBothItsNamesAndOneThatIsGoneCountsAsStopped() {
    Channel opened = watch.open(rig.call(), rig.calendar(), ORDER);
    Known known = new Known(opened.id(), Optional.of(opened.providerId()));

    watch.stop(rig.call(), rig.calendar(), new Known(opened.id(), Optional.empty()));
    assertThat(rig.google().channels()).as("its own name is not known").hasSize(1);
    watch.stop(rig.call(), rig.calendar(), known);
    watch.stop(rig.call(), rig.calendar(), known);
    assertThat(rig.google().channels()).isEmpty();
  }

  @Test
  void aChannelThatDoesNotSayWhenItEndsIsNotTaken() {
    try (OneAnswer google = new OneAnswer(200, "{\"resourceId\":\"r\",\"expiration\":\"soon\"}")) {
      ChangeWatch odd = google.connector().watch().orElseThrow();
      assertThatExceptionOfType(ConnectorException.class)
          .isThrownBy(() -> odd.open(google, google.calendar(), ORDER))
          .matches(thrown -> thrown.code().equals("BAD_CHANNEL"));
    }
  }
}
