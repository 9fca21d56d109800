package dev.calsync.engine.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.CalendarId;
import dev.calsync.calendar.CalendarRef;
import dev.calsync.calendar.Capabilities;
import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.ConnectionState;
import dev.calsync.calendar.EdgeId;
import dev.calsync.calendar.ReadSupport;
import dev.calsync.calendar.SeriesSupport;
import dev.calsync.calendar.WriteSupport;
import dev.calsync.connector.ConnectorId;
import dev.calsync.connector.Settings;
import dev.calsync.event.Slot;
import dev.calsync.failure.StoreException;
import dev.calsync.policy.Detail;
import dev.calsync.policy.Policy;
import dev.calsync.policy.PrivateEvents;
import dev.calsync.policy.SyncMode;
import dev.calsync.policy.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R-L10: what was stored is read again, by this release, an earlier and a later one. */
class RecordJsonTest {

  private static final String ODD = "\"quoted\", {braced}, ünï\u0000\u2028\n😀";

  @Test
  void aConnectionIsReadBack() {
    ConnectionRecord record =
        new ConnectionRecord(
            ConnectionId.of("n1"),
            new ConnectorId("ics"),
            ODD,
            List.of(ODD, "al@a.example"),
            new Settings(Map.of("path", ODD, "empty", "", ODD, "odd name")),
            new Standing(ConnectionState.REAUTH_REQUIRED, "GRANT_REFUSED", "ASKED", 3));

    assertThat(RecordJson.connection("n1", RecordJson.write(record))).isEqualTo(record);
  }

  static Stream<Capabilities> everyAnswer() {
    Random random = new Random(5);
    return Stream.generate(
            () ->
                new Capabilities(
                    1 + random.nextInt(9),
                    new WriteSupport(
                        random.nextBoolean(),
                        any(random, Capabilities.Create.values()),
                        random.nextBoolean(),
                        any(random, Capabilities.SilentWrite.values()),
                        1 + random.nextInt(999),
                        1 + random.nextInt(9)),
                    new ReadSupport(
                        any(random, Capabilities.Marks.values()),
                        Duration.ofMillis(random.nextInt(99_999)),
                        new Capabilities.ConfirmingReads(
                            1 + random.nextInt(3), Duration.ofSeconds(random.nextInt(9_999))),
                        Duration.ofSeconds(random.nextInt(9_999)),
                        random.nextBoolean(),
                        any(random, ReadSupport.Tells.values())),
                    new SeriesSupport(
                        any(random, SeriesSupport.Kept.values()),
                        Arrays.stream(SeriesSupport.Limit.values())
                            .filter(limit -> random.nextBoolean())
                            .collect(Collectors.toSet()))))
        .limit(100);
  }

  @ParameterizedTest
  @MethodSource("everyAnswer")
  void aCalendarIsReadBack(Capabilities capabilities) {
    CalendarRecord record =
        new CalendarRecord(
            CalendarId.of("c1"),
            new CalendarRef(ConnectionId.of("n1"), ODD),
            ODD,
            capabilities,
            capabilities.version() / 2);

    assertThat(RecordJson.calendar("c1", RecordJson.write(record))).isEqualTo(record);
  }

  @Test
  void anEdgeIsReadBack() {
    Policy policy =
        Policy.builder()
            .detail(Detail.TITLE)
            .title("Belegt \"x\"")
            .privateEvents(PrivateEvents.SKIP)
            .window(Window.past(Period.ofDays(30)).future(Period.ofMonths(12)))
            .build();
    EdgeRecord record =
        new EdgeRecord(
            EdgeId.of("e1"),
            ODD,
            List.of(CalendarId.of("c1")),
            CalendarId.of("c2"),
            policy,
            Long.MAX_VALUE,
            new EdgeRank(-7, Instant.parse("2026-12-01T10:00:00.123456789Z")));

    assertThat(RecordJson.edge("e1", RecordJson.write(record))).isEqualTo(record);
  }

  @Test
  void whatTheOwnerOfAnEdgeChoseIsReadBack() {
    EdgeRecord edge =
        Records.edge("e1", "c1", "c2", Policy.full()).withDetail(new DetailChoice(7, true));

    assertThat(RecordJson.edge("e1", RecordJson.write(edge))).isEqualTo(edge);
  }

  @ParameterizedTest
  @EnumSource(SyncMode.class)
  void howFarAnEdgeGoesIsReadBackAndAnOlderReleaseKeptNothingOfIt(SyncMode mode) {
    EdgeRecord plain = Records.edge("e1", "c1", "c2", Policy.full());
    EdgeRecord edge = plain.withGate(new EdgeGate(mode, EdgeGate.FirstRun.WAITING));

    assertThat(RecordJson.edge("e1", RecordJson.write(edge))).isEqualTo(edge);
    assertThat(RecordJson.write(plain)).doesNotContain("gate");
    assertThat(RecordJson.edge("e1", RecordJson.write(plain)).gate()).isEqualTo(EdgeGate.OPEN);
  }

  @Test
  void whichSeriesAnotherOneGoesOnWithIsReadBack() {
    SeriesLineage half = new SeriesLineage(ODD, Slot.parse("2026-11-23T10:00:00"));

    assertThat(RecordJson.lineage(RecordJson.write(half))).isEqualTo(half);
  }

  @Test
  void anEdgeOfSeveralCalendarsIsReadBack() {
    EdgeRecord blocks = Records.blocks("e1", List.of("c3", "c1", "c2"), "c4");

    assertThat(RecordJson.edge("e1", RecordJson.write(blocks))).isEqualTo(blocks);
    assertThat(blocks.sources())
        .containsExactly(CalendarId.of("c1"), CalendarId.of("c2"), CalendarId.of("c3"));
  }

  @Test
  void whatALaterReleaseAddedIsIgnored() {
    ConnectionRecord connection =
        new ConnectionRecord(
            ConnectionId.of("n1"), new ConnectorId("ics"), "a", new Settings(Map.of("p", "q")));
    CalendarRecord calendar = Records.calendar("c1");
    EdgeRecord edge = Records.edge("e1", "c1", "c2", Policy.busy());

    assertThat(RecordJson.connection("n1", extended(RecordJson.write(connection))))
        .isEqualTo(connection);
    assertThat(RecordJson.calendar("c1", extended(RecordJson.write(calendar)))).isEqualTo(calendar);
    assertThat(RecordJson.edge("e1", extended(RecordJson.write(edge)))).isEqualTo(edge);
  }

  /** Records that this release has written once must be readable for ever. */
  @Test
  void theRecordsOfTheFirstReleaseStayReadable() {
    String connection = "{\"connector\":\"ics\",\"account\":\"/a\",\"settings\":{\"path\":\"/a\"}}";
    String calendar =
        "{\"connection\":\"connection-of-c1\",\"providerId\":\"provider/c1\","
            + "\"displayName\":\"The calendar c1\",\"capabilities\":{\"version\":1,"
            + "\"writable\":true,\"create\":\"ID_CHOSEN\",\"marks\":\"IN_LISTING\","
            + "\"series\":\"WHOLE\",\"conditionalWrite\":true,\"silentWrite\":\"GUARANTEED\","
            + "\"absenceReads\":2,\"absenceApart\":\"PT1H\",\"listingLag\":\"PT3S\","
            + "\"batch\":50,\"concurrency\":2,\"minimumPoll\":\"PT1M\"}}";

    assertThat(RecordJson.connection("n1", connection))
        .isEqualTo(
            new ConnectionRecord(
                ConnectionId.of("n1"),
                new ConnectorId("ics"),
                "/a",
                new Settings(Map.of("path", "/a"))));
    assertThat(RecordJson.calendar("c1", calendar)).isEqualTo(Records.calendar("c1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"key\":", "nonsense"})
  void whatIsNoJsonIsATypedFailureWithoutItsContent(String text) {
    assertThatThrownBy(() -> RecordJson.edge("e1", text))
        .isInstanceOfSatisfying(
            StoreException.class,
            garbled -> {
              assertThat(garbled.code()).isEqualTo("RECORD_GARBLED");
              assertThat(garbled.retryable()).isFalse();
            });
  }

  private static String extended(String json) {
    return json.substring(0, json.length() - 1)
        + ",\"later\":{\"list\":[1,null,{\"a\":true}]},\"more\":null}";
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
