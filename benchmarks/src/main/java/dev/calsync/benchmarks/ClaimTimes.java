package dev.calsync.benchmarks;

import dev.calsync.store.JobStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;

/** How long each claim that took something took. */
final class ClaimTimes {

  private Figures millis = new Figures();
  private final JobStore timed;

  ClaimTimes(JobStore inner) {
    timed =
        (JobStore)
            Proxy.newProxyInstance(
                JobStore.class.getClassLoader(),
                new Class<?>[] {JobStore.class},
                (proxy, method, values) -> {
                  Stopwatch watch = new Stopwatch();
                  try {
                    Object answer = method.invoke(inner, values);
                    if (method.getName().equals("claimLanes")
                        && answer instanceof Collection<?> lanes
                        && !lanes.isEmpty()) {
                      add(watch.millis());
                    }
                    return answer;
                  } catch (InvocationTargetException failed) {
                    throw failed.getTargetException();
                  }
                });
  }

  JobStore store() {
    return timed;
  }

  private synchronized void add(double took) {
    millis.add(took);
  }

  /** What was seen since the last time. */
  synchronized Figures take() {
    Figures taken = millis;
    millis = new Figures();
    return taken;
  }
}
