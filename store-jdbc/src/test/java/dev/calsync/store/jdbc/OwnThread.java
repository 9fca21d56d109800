package dev.calsync.store.jdbc;

import java.util.concurrent.Executor;

/**
 * Gives each task a thread of its own. The common pool would let tasks that wait for one another
 * share its only thread: on two cores it has one, and since JDK 25 it is always used.
 */
enum OwnThread implements Executor {
  EACH;

  @Override
  public void execute(Runnable task) {
    Thread thread = new Thread(task, "aside");
    thread.setDaemon(true);
    thread.start();
  }
}
