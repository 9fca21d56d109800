package dev.calsync.tck.store;

import dev.calsync.calendar.OwnerId;
import dev.calsync.store.JournalLine;
import dev.calsync.store.RecordKind;
import dev.calsync.store.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Records, the journal, crashes. */
final class HouseSteps extends Dice implements StepSource {

  HouseSteps(SplittableRandom random) {
    super(random);
  }

  @Override
  public Step next() {
    OwnerId owner = owner();
    return switch (below(8)) {
      case 0, 1, 2 -> put(owner, "r" + below(4));
      case 3 -> remove(owner, "r" + below(4));
      case 4 -> crash();
      default -> ask(owner);
    };
  }

  private Step put(OwnerId owner, String key) {
    long version = below(4);
    String body = "{\"n\":" + below(9) + "}";
    return new Step(
        "put " + owner + " " + key + " " + version + " " + body,
        side ->
            side.store()
                .records()
                .putAndTell(owner, RecordKind.EDGE, key, version, body, told(key)));
  }

  private static Told told(String key) {
    return new Told(
        List.of(
            new JournalLine(
                "RECORD_CHANGED",
                "run-1",
                JournalLine.NO_CALENDAR,
                Optional.empty(),
                "",
                "FUZZ",
                Map.of("key", key))),
        List.of());
  }

  private Step remove(OwnerId owner, String key) {
    long version = below(4);
    return new Step(
        "remove " + owner + " " + key + " " + version,
        side -> side.store().records().remove(owner, RecordKind.EDGE, key, version));
  }

  private Step crash() {
    return new Step(
        "reopen",
        side -> {
          side.rig().reopen();
          return "back";
        });
  }

  private Step ask(OwnerId owner) {
    String uid = "e" + below(4);
    return new Step(
        "ask " + owner + " records and journal of " + uid,
        side ->
            List.of(
                side.store().records().page(owner, RecordKind.EDGE, "r0", 2),
                side.store().journal().of(owner, uid, 3),
                side.store().journal().newest(owner)));
  }
}
