package dev.calsync.examples.quickstart.measure;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The most heap that was in use since it was last forgotten. */
final class PeakHeap {

  private static final long MEBI = 1024L * 1024;

  private PeakHeap() {}

  static void forget() {
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  static long mebibytes() {
    return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEBI;
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
