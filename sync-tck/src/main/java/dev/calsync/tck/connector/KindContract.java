package dev.calsync.tck.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.calsync.connector.SourcePart;
import dev.calsync.connector.WriteOutcome;
import dev.calsync.event.EventBody;
import dev.calsync.event.MirrorShape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an object that shall be of another kind: a series, or whole days (SEM-37). */
public interface KindContract extends RiggedContract {

  /** c32: an object stays what it is, and says so. */
  @Test
  default void c32_whereKindsStayAnUpdateThatChangesOneIsRefused() {
    assumeFalse(capabilities().writes().changesKind(), "objects may become anything here");
    List<EventBody> kinds = kinds();
    for (EventBody before : kinds) {
      for (EventBody after : kinds) {
        if (!before.equals(after)) {
          String name = kinds.indexOf(before) + "to" + kinds.indexOf(after);
          WriteOutcome.Applied first = created(SampleMirrors.form(name, before));
          SourcePart there = fetched(first.id());

          WriteOutcome answer = updated(first, name, after);

          assertThat(answer).as(name).isInstanceOf(WriteOutcome.Refused.class);
          assertThat(fetched(first.id())).as(name).isEqualTo(there);
        }
      }
    }
  }

  /** c32: else it becomes what is asked for, in its place. */
  @Test
  default void c32_whereKindsMayChangeAnUpdateChangesThemInPlace() {
    assumeTrue(capabilities().writes().changesKind(), "an object stays what it is here");
    List<EventBody> kinds = kinds();
    WriteOutcome.Applied last = created(SampleMirrors.form("one", kinds.get(0)));
    for (int i = 1; i <= kinds.size(); i++) {
      EventBody next = kinds.get(i % kinds.size());
      WriteOutcome.Applied changed = applied(updated(last, "one", next));

      assertThat(changed.id()).isEqualTo(last.id());
      assertThat(MirrorShape.shownBy(event(changed.id()).body())).isEqualTo(shown(next));
      last = changed;
    }
  }

  private WriteOutcome updated(WriteOutcome.Applied last, String name, EventBody body) {
    return writer()
        .updateMirror(rig().call(), rig().calendar(), ref(last), SampleMirrors.form(name, 1, body));
  }

  /** Series where there are any: all that is one object of them. */
  private List<EventBody> kinds() {
    List<EventBody> kinds = new ArrayList<>();
    kinds.add(SampleEvents.timed("One"));
    kinds.add(SampleEvents.allDay());
    EventBody series = SampleEvents.series();
    switch (kept()) {
      case WHOLE -> kinds.add(series);
      case PARTS -> kinds.add(ScriptedObject.without(series));
      case NONE -> {}
    }
    return kinds;
  }
}
