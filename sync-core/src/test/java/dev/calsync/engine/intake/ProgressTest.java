package dev.calsync.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calsync.calendar.CalendarId;
import dev.calsync.connector.Continuation;
import dev.calsync.connector.FetchPage;
import dev.calsync.connector.RemoteId;
import dev.calsync.connector.SourcePart;
import dev.calsync.failure.ConnectorException;
import dev.calsync.failure.FailureClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FLT-10, INV-28: a listing gets somewhere or ends. */
class ProgressTest {

  private static final List<SourcePart> SOMETHING = List.of(new SourcePart.Gone(new RemoteId("r")));

  private final Progress progress = new Progress(CalendarId.of("c1"));

  @Test
  void pagesThatHoldSomethingAreFollowedAsFarAsTheyGo() {
    for (int i = 0; i < 10_000; i++) {
      progress.follow(new FetchPage.More(SOMETHING, new Continuation("page-" + i)));
    }
  }

  @Test
  void someEmptyPagesAreFollowed() {
    for (int i = 0; i < 1_000; i++) {
      List<SourcePart> parts = i % 100 == 99 ? SOMETHING : List.of();
      progress.follow(new FetchPage.More(parts, new Continuation("page-" + i)));
    }
  }

  @Test
  void aHundredEmptyPagesInARowAreTheLast() {
    for (int i = 0; i < 100; i++) {
      progress.follow(new FetchPage.More(List.of(), new Continuation("page-" + i)));
    }

    assertStalled(new FetchPage.More(List.of(), new Continuation("page-100")));
  }

  @Test
  void aPageThatLeadsToItselfIsTheLast() {
    FetchPage.More first = new FetchPage.More(SOMETHING, new Continuation("again"));
    assertThatCode(() -> progress.follow(first)).doesNotThrowAnyException();

    assertStalled(first);
  }

  private void assertStalled(FetchPage.More page) {
    assertThatThrownBy(() -> progress.follow(page))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            stalled -> {
              assertThat(stalled.failureClass()).isEqualTo(FailureClass.TRANSIENT);
              assertThat(stalled.code()).isEqualTo("STALLED");
            })
        .hasMessageContaining("c1");
  }
}
