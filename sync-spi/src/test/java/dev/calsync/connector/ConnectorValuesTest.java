package dev.calsync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.calsync.event.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorValuesTest {

  record Text(String name, int least, int most, Consumer<String> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Text> texts() {
    return Stream.of(
        new Text("remote id", 1, 1_024, RemoteId::new),
        new Text("remote version", 0, 1_024, RemoteVersion::new),
        new Text("cursor", 1, 65_536, Cursor::new),
        new Text("continuation", 1, 65_536, Continuation::new),
        new Text("connector id", 1, 32, ConnectorId::new));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyTextHasItsLengths(Text text) {
    text.make().accept("a".repeat(text.least()));
    text.make().accept("a".repeat(text.most()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text.make().accept("a".repeat(text.most() + 1)));
    if (text.least() > 0) {
      assertThatIllegalArgumentException().isThrownBy(() -> text.make().accept(""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ICS", "i c", "ics_", "ícs", "a.b"})
  void connectorsAreNamedInLowerCase(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ConnectorId(name));
  }

  @Test
  void aRequestCostsNoLessThanNothing() {
    assertThat(new Cost(0, 0)).isNotEqualTo(Cost.READ);
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Cost(0, -1));
  }

  @Test
  void pagesKeepWhatTheyWereGivenAndPickTheirOwnAnswer() {
    List<SourcePart> parts = new ArrayList<>(List.of(new SourcePart.Gone(new RemoteId("r"))));
    FetchPage.More more = new FetchPage.More(parts, new Continuation("n"));
    FetchPage.Last last = new FetchPage.Last(parts, Coverage.WHOLE, Optional.empty());
    parts.clear();

    assertThat(more.parts()).hasSize(1);
    assertThat(last.parts()).hasSize(1);
    assertThat(Stream.of(more, last, new FetchPage.Unchanged(new Cursor("c"))).map(this::kind))
        .containsExactly("more", "last", "unchanged");
  }

  private String kind(FetchPage page) {
    return page.match(more -> "more", last -> "last", unchanged -> "unchanged");
  }

  @Test
  void onlyACompleteListingProvesAbsence() {
    assertThat(
            Stream.of(Coverage.WHOLE, new Coverage.Within(TimeRange.ALWAYS), Coverage.CHANGES)
                .map(it -> it.match(() -> "whole", range -> "range", () -> "changes")))
        .containsExactly("whole", "range", "changes");
  }

  @Test
  void tombstonesTellNoNames() {
    SourceObject names =
        new SourceObject(new RemoteId("r"), "u", RemoteVersion.UNKNOWN, Optional.empty());

    assertThat(new SourcePart.Gone(names.id()).names()).isEmpty();
    assertThat(new SourcePart.LeftWindow(names.id()).names()).isEmpty();
    assertThat(new SourcePart.Unreadable(names, "BAD", "line 1", new byte[0]).names())
        .contains(names);
  }
}
