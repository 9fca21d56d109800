package dev.calsync.ical;

/**
 * How much of a hostile or broken body is read before the reader gives up (HOS-20 … HOS-24). Above
 * {@code bodyBytes} and {@code events} the whole body is refused with {@link
 * NotACalendarException}; above the others one event becomes {@link IcalItem.Unreadable} with the
 * code {@code TOO_LARGE}.
 *
 * @param bodyBytes bytes of one body, decompressed
 * @param events VEVENTs of one body
 * @param lineBytes bytes of one unfolded line
 * @param lines lines of one component that the reader understands
 * @param depth components inside each other, VCALENDAR counted as the first
 * @param dates RDATE and EXDATE values of one series
 * @param overrides changed or cancelled occurrences of one series
 * @param guests ATTENDEEs of one event
 */
public record IcalLimits(
    long bodyBytes,
    int events,
    int lineBytes,
    int lines,
    int depth,
    int dates,
    int overrides,
    int guests) {

  /** 64 MiB, 200,000 events, 1 MiB a line, 25,000 lines, depth 8, 10,000 dates, 1,000 overrides. */
  public static final IcalLimits DEFAULT =
      new IcalLimits(64L << 20, 200_000, 1 << 20, 25_000, 8, 10_000, 1_000, 5_000);

  /** Refuses limits that would let nothing through. */
  public IcalLimits {
    if (bodyBytes < 1 || events < 1 || lineBytes < 100 || lines < 1 || depth < 2) {
      throw new IllegalArgumentException("limits let no calendar through: body " + bodyBytes);
    }
    if (dates < 0 || overrides < 0 || guests < 0) {
      throw new IllegalArgumentException("limits are not negative");
    }
  }
}
