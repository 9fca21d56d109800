package dev.calsync.tck.simulation;

import dev.calsync.calendar.CalendarRef;
import dev.calsync.connector.Call;
import dev.calsync.connector.ChangeWatch;
import dev.calsync.connector.ConnectorAdapter;
import dev.calsync.connector.Hint;
import dev.calsync.connector.Notifications;
import dev.calsync.connector.Recognised;
import dev.calsync.connector.Secret;
import dev.calsync.store.JobKind;
import dev.calsync.store.JobRun;
import dev.calsync.store.LaneEnd;
import dev.calsync.store.RunEnd;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What would go wrong with watch channels and notifications, one bug each. */
final class PushBugs {

  private PushBugs() {}

  /** A calendar that is told of is never read by itself: the push is trusted (FLT-37). */
  static Planted pushTrusted() {
    return StoreBugs.twisting(
        "jobs.finishRuns",
        (store, arguments, real) ->
            real.with(
                List.of(
                    StoreBugs.<LaneEnd>many(arguments.get(0)).stream()
                        .map(
                            end ->
                                new LaneEnd(
                                    end.lease(),
                                    end.runs().stream().map(PushBugs::onceOnly).toList(),
                                    end.release(),
                                    end.park()))
                        .toList())));
  }

  private static JobRun onceOnly(JobRun run) {
    boolean rare =
        run.job().kind().equals(JobKind.INTAKE)
            && run.end() instanceof RunEnd.Done done
            && done.again().filter(pause -> pause.compareTo(Duration.ofHours(6)) >= 0).isPresent();
    return rare
        ? new JobRun(run.job(), new RunEnd.Done(Optional.empty()), run.counts(), run.took())
        : run;
  }

  /** Who knows the name of a channel is believed, whatever secret comes with it (FLT-39). */
  static Planted secretsNotCompared() {
    Map<String, Secret> secrets = new HashMap<>();
    return new Planted() {
      @Override
      public ConnectorAdapter connector(ConnectorAdapter connector) {
        return new TwistedConnector(
            connector,
            UnaryOperator.identity(),
            UnaryOperator.identity(),
            watch -> new Credulous(watch, secrets));
      }
    };
  }

  private record Credulous(ChangeWatch real, Map<String, Secret> secrets) implements ChangeWatch {

    @Override
    public Channel open(Call call, CalendarRef calendar, Order order) {
      secrets.put(order.id(), order.secret());
      return real.open(call, calendar, order);
    }

    @Override
    public Optional<Channel> extend(Call call, CalendarRef calendar, Known channel, Duration life) {
      return real.extend(call, calendar, channel, life);
    }

    @Override
    public void stop(Call call, CalendarRef calendar, Known channel) {
      real.stop(call, calendar, channel);
    }

    @Override
    public Notifications notifications() {
      return sent ->
          real.notifications()
              .recognise(sent)
              .match(
                  handshake -> handshake,
                  hints -> new Recognised.Hints(hints.hints().stream().map(this::right).toList()),
                  rejected -> rejected);
    }

    private Hint right(Hint hint) {
      return new Hint(
          hint.channel(), secrets.getOrDefault(hint.channel(), hint.secret()), hint.news());
    }
  }
}
