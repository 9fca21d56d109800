package dev.calsync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.OwnerId;
import dev.calsync.store.PermitStore.Draw;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ports that no store fills yet, and their values. */
class PortsAheadTest {

  private static final List<Class<?>> AHEAD =
      List.of(
          HostEventStore.class,
          PinStore.class,
          OriginEditStore.class,
          ConflictStore.class,
          ChannelStore.class,
          OAuthStateStore.class,
          SecretStore.class,
          PermitStore.class);

  @Test
  void theyAreNarrow() {
    assertThat(AHEAD).allMatch(port -> port.getMethods().length <= 6);
  }

  @Test
  void noStoreMustFillThemYet() {
    assertThat(Stream.of(SyncStore.class.getMethods()).map(Method::getReturnType))
        .doesNotContainAnyElementsOf(AHEAD);
  }

  @Test
  void noneOfTheirMethodsMakesAPromiseThatItBreaks() {
    assertThat(AHEAD).allMatch(port -> Stream.of(port.getMethods()).noneMatch(Method::isDefault));
  }

  @Test
  void namesHaveTheirLengths() {
    assertThat(new HostEvent("u".repeat(1_024), Optional.empty()).uid()).hasSize(1_024);
    assertThatIllegalArgumentException().isThrownBy(() -> new HostEvent("", Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HostEvent("u".repeat(1_025), Optional.empty()));
    assertThat(new ConflictId("c".repeat(64)).toString()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new ConflictId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new ConflictId("c".repeat(65)));
    assertThat(channel("c".repeat(64)).id()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> channel(""));
    assertThatIllegalArgumentException().isThrownBy(() -> channel("c".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Token", "refresh-token", "x y"})
  void aSecretsFieldIsLowerCaseWithUnderscores(String field) {
    ConnectionId connection = ConnectionId.of("c");

    assertThat(new SecretName(connection, "a".repeat(64)).field()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new SecretName(connection, field));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecretName(connection, "a".repeat(65)));
  }

  @Test
  void aPinHoldsOneTo1000MirrorsAndKeepsThem() {
    MirrorIntent intent =
        new MirrorIntent(
            new MirrorKey(EdgeId.of("e"), "u", Part.MASTER),
            CalendarId.of("c"),
            new MirrorIdentity(FormHash.ABSENT, 0, FormHash.ABSENT),
            1,
            FormHash.ABSENT,
            FormBytes.NONE,
            new Stamps(1, 1, 1, 1, "2026d"),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty());
    List<MirrorIntent> intents = new ArrayList<>(Collections.nCopies(1_000, intent));
    RunPin pin = new RunPin(new HoldId("p"), "r", intents);
    intents.add(intent);

    assertThat(pin.intents()).hasSize(1_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunPin(new HoldId("p"), "r", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunPin(new HoldId("p"), "r", intents));
  }

  @Test
  void aPatchIsMadeFromAVersionAndNotTriedAgainInThePast() {
    CalendarId calendar = CalendarId.of("c");
    MirrorKey cause = new MirrorKey(EdgeId.of("e"), "u", Part.MASTER);

    assertThat(new OriginEdit(calendar, "u", 1, cause, FormBytes.NONE, false).baseVersion())
        .isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OriginEdit(calendar, "u", 0, cause, FormBytes.NONE, false));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new OriginSettlement(
                    calendar,
                    "u",
                    OriginSettlement.Outcome.NOT_APPLIED,
                    "BUSY",
                    Duration.ofMillis(-1)));
  }

  @ParameterizedTest
  @CsvSource({"0, PT1S", "-1, PT1S", "1, PT0S", "1, PT-1S"})
  void aBucketHoldsSomethingAndFills(int size, Duration each) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bucket("b", size, each));
  }

  @Test
  void aDrawTakesNoMoreThanTheBucketHolds() {
    Bucket bucket = new Bucket("b".repeat(128), 5, Duration.ofSeconds(1));

    assertThat(new Draw(bucket, 5).permits()).isEqualTo(5);
    assertThatIllegalArgumentException().isThrownBy(() -> new Draw(bucket, 6));
    assertThatIllegalArgumentException().isThrownBy(() -> new Draw(bucket, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bucket("b".repeat(129), 5, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Bucket("", 5, Duration.ofSeconds(1)));
  }

  private static WatchChannel channel(String id) {
    return new WatchChannel(
        id,
        OwnerId.of("o"),
        CalendarId.of("c"),
        FormHash.ABSENT,
        WatchChannel.State.OPENING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
