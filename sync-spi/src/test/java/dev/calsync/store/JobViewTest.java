package dev.calsync.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.calsync.calendar.ConnectionId;
import dev.calsync.calendar.OwnerId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobViewTest {

  @ParameterizedTest
  @CsvSource({"4, 5, false", "5, 5, true", "6, 5, true"})
  void aRequestIsServedOnceARunThatBeganAfterItHasEnded(long done, long asked, boolean served) {
    JobKey job = new JobKey(JobKind.INTAKE, "c");
    Lane lane = new Lane(new OwnerId("o"), new ConnectionId("n"), Lane.Direction.IN);
    JobView view =
        new JobView(
            job,
            lane,
            JobState.FAILED,
            7,
            6,
            done,
            1,
            Optional.empty(),
            Optional.of(new JobView.Failure("X", "x")),
            Map.of());

    assertThat(view.served(new JobTicket(job, asked))).isEqualTo(served);
  }
}
