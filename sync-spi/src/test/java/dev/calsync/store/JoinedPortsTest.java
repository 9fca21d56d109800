package dev.calsync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.EdgeId;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ports that joined ahead of their parts (decision 0002), and their values. */
class JoinedPortsTest {

  private static final List<Class<?>> JOINED =
      List.of(
          HostEventStore.class,
          PinStore.class,
          OriginEditStore.class,
          ConflictStore.class,
          ChannelStore.class,
          OAuthStateStore.class,
          SecretStore.class,
          PermitStore.class);

  /** Questions stand in a port of their own where there are more. */
  @Test
  void theyAreNarrow() {
    assertThat(JOINED).allMatch(port -> port.getDeclaredMethods().length <= 6);
  }

  @Test
  void everyStoreMustFillThem() {
    List<Class<?>> filled = new ArrayList<>();
    Stream.of(SyncStore.class.getMethods()).map(Method::getReturnType).forEach(filled::add);

    assertThat(filled).containsAll(JOINED);
  }

  @Test
  void noneOfTheirMethodsMakesAPromiseThatItBreaks() {
    assertThat(JOINED).allMatch(port -> Stream.of(port.getMethods()).noneMatch(Method::isDefault));
  }

  @Test
  void namesHaveTheirLengths() {
    assertThat(new HostEvent("u".repeat(1_024), Optional.empty(), Optional.empty()).uid())
        .hasSize(1_024);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HostEvent("", Optional.empty(), Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HostEvent("u".repeat(1_025), Optional.empty(), Optional.empty()));
    assertThat(new ConflictId("c".repeat(64)).toString()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new ConflictId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new ConflictId("c".repeat(65)));
    assertThat(new ChannelId("c".repeat(64)).toString()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new ChannelId(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new ChannelId("c".repeat(65)));
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
                    calendar, "u", OriginSettlement.Outcome.NOT_APPLIED, Duration.ofMillis(-1)));
  }
}
