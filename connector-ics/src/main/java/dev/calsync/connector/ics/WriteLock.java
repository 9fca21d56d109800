package dev.calsync.connector.ics;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Lets one writer at a time at a calendar: threads wait for each other, processes are told that it
 * is busy. The system's file locks belong to the whole JVM, so threads need a lock beside them, one
 * that all connectors of the JVM share.
 *
 * <p>The lock file stays: deleting it would let a second writer lock a file that a third one makes
 * anew.
 */
final class WriteLock {

  private static final ReentrantLock[] THREADS =
      IntStream.range(0, 64).mapToObj(n -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private WriteLock() {}

  /** What is done while nobody else writes. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** Does some work under a calendar's lock, waiting for other threads as long as the call may. */
  static <T> T holding(Path lockFile, TimeLeft time, Work<T> work) throws IOException {
    ReentrantLock threads = THREADS[Math.floorMod(lockFile.hashCode(), THREADS.length)];
    awaitTurn(threads, time);
    try {
      return holding(lockFile, work);
    } finally {
      threads.unlock();
    }
  }

  private static void awaitTurn(ReentrantLock threads, TimeLeft time) throws IOException {
    try {
      if (!threads.tryLock(time.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new BusyException("another thread holds the lock");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException("interrupted while waiting for the lock");
    }
  }

  private static <T> T holding(Path lockFile, Work<T> work) throws IOException {
    try (FileChannel channel = FileChannel.open(lockFile, OPTIONS)) {
      if (isTaken(channel)) {
        throw new BusyException("another process holds the lock");
      }
      return work.run();
    }
  }

  private static boolean isTaken(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException sameFileByAnotherName) {
      return true;
    } catch (IOException noLocksHere) {
      // Some network file systems have none; what is replaced is compared all the same.
      return false;
    }
  }
}
