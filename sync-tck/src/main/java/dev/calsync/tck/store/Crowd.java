package dev.calsync.tck.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Several threads that want the same thing at the same time. */
final class Crowd {

  /** A store may come back empty-handed where others are in its way; more often is a fault. */
  private static final int PATIENCE = 400;

  private Crowd() {}

  /** Lets each thread try again and again until all of them together got so many. */
  static <T> List<T> of(int threads, Callable<List<T>> attempt, int wanted) throws Exception {
    AtomicInteger total = new AtomicInteger();
    return together(
        threads,
        () -> {
          List<T> got = new ArrayList<>();
          for (int i = 0; i < PATIENCE && total.get() < wanted; i++) {
            List<T> more = attempt.call();
            total.addAndGet(more.size());
            got.addAll(more);
          }
          return got;
        });
  }

  /** Lets every thread do something once, at the same time. */
  static <T> List<T> together(int threads, Callable<List<T>> task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch start = new CountDownLatch(threads);
      List<Future<List<T>>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(
                () -> {
                  start.countDown();
                  start.await();
                  return task.call();
                }));
      }
      List<T> all = new ArrayList<>();
      for (Future<List<T>> each : running) {
        all.addAll(each.get());
      }
      return all;
    } finally {
      pool.shutdownNow();
    }
  }
}
