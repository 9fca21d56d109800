package dev.calsync.tck.engine;

import static dev.calsync.tck.engine.SealedHouse.ANN;
import static dev.calsync.tck.engine.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.EdgeView;
import dev.calsync.Problem;
import dev.calsync.store.FormBytes;
import dev.calsync.store.FormExchange;
import dev.calsync.store.FormPlace;
import dev.calsync.store.KeptForm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * HOS-36: content that was meddled with stops its own event and shows nothing; all others go on.
 */
class TamperedContentTest {

  private final SealedHouse house = new SealedHouse(SealedHouse.sealed());
  private final EdgeView edge = house.everyKind();

  @AfterEach
  void close() {
    house.close();
  }

  private record Meddling(String what, Change change) {
    @Override
    public String toString() {
      return what;
    }
  }

  private interface Change {
    byte[] of(byte[] mine, byte[] anothers);
  }

  static Stream<Meddling> hos36() {
    return Stream.of(
        new Meddling("of another event", (mine, anothers) -> anothers),
        new Meddling("one bit flipped at the end", (mine, any) -> flipped(mine, mine.length - 1)),
        new Meddling("one bit of the nonce flipped", (mine, any) -> flipped(mine, 9)),
        new Meddling("of an unknown key", (mine, any) -> flipped(mine, 5)),
        new Meddling("cut short", (mine, any) -> Arrays.copyOf(mine, mine.length - 1)),
        new Meddling("cut to a few bytes", (mine, any) -> Arrays.copyOf(mine, 7)),
        new Meddling("cut to a head", (mine, any) -> Arrays.copyOf(mine, 3)));
  }

  @ParameterizedTest
  @MethodSource("hos36")
  void ofAnEvent(Meddling meddling) {
    house.put("booking", "Changed");
    meddle(FormPlace.Kind.EVENT, meddling, "booking", "other");
    house.work.put("more", event("More", "2026-11-27T11:00:00"));

    List<Problem> problems = house.sync(edge);
    house.settle();

    assertThat(house.titles()).contains("More", "Other").doesNotContain("Changed");
    assertThat(house.journal()).contains("EVENT_NOT_PROJECTED CONTENT_UNREADABLE");
    assertThat(problems).noneMatch(it -> it.text().contains("Changed"));
    assertThat(house.put("booking", "Mended")).isTrue();
    house.settle();
    assertThat(house.titles()).contains("Mended");
  }

  /** What is read whole takes the place of what cannot be read. */
  @ParameterizedTest
  @MethodSource("hos36")
  void ofAnEventThatIsReadAnew(Meddling meddling) {
    meddle(FormPlace.Kind.EVENT, meddling, "plain", "other");

    house.work.put("plain", event("Mended", "2026-11-24T15:00:00"));
    house.sync(edge);

    assertThat(house.titles()).contains("Mended", "Other");
  }

  @ParameterizedTest
  @MethodSource("hos36")
  void ofAMirror(Meddling meddling) {
    meddle(FormPlace.Kind.MIRROR, meddling, "plain", "other");
    house.home.delete(mirrorOf(SealedHouse.PLAIN));
    house.home.delete(mirrorOf("Other"));
    house.work.put("more", event("More", "2026-11-27T11:00:00"));

    house.sync(edge);
    house.pass(Duration.ofHours(1));

    assertThat(house.titles()).contains("More", "Other").doesNotContain(SealedHouse.PLAIN);
    assertThat(refusals()).contains("CONTENT_UNREADABLE");
    assertThat(house.ann().explain().of("plain").toText()).contains("CONTENT_UNREADABLE");
    house.work.put("plain", event("Mended", "2026-11-24T15:00:00"));
    house.sync(edge);
    assertThat(house.titles()).contains("Mended");
  }

  private List<String> refusals() {
    return house.data().targets().page(ANN, edge.id(), Optional.empty(), 99).stream()
        .map(row -> row.refusal())
        .toList();
  }

  private dev.calsync.connector.RemoteId mirrorOf(String title) {
    return house.home.shown().stream()
        .filter(it -> it.body().details().text().title().equals(title))
        .findFirst()
        .orElseThrow()
        .object()
        .id();
  }

  private void meddle(FormPlace.Kind kind, Meddling meddling, String uid, String other) {
    KeptForm mine = kept(kind, uid);
    byte[] changed = meddling.change().of(mine.form().bytes(), kept(kind, other).form().bytes());
    FormExchange exchange = new FormExchange(mine.place(), mine.form(), FormBytes.of(changed));
    assertThat(house.data().forms().exchange(ANN, List.of(exchange))).isEqualTo(1);
  }

  private KeptForm kept(FormPlace.Kind kind, String uid) {
    return house.data().forms().page(ANN, kind, Optional.empty(), 99).stream()
        .filter(it -> it.place().name().equals(uid))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= 1;
    return copy;
  }
}
