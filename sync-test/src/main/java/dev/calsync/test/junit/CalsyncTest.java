package dev.calsync.test.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test, or a class of tests, that gets the library as parameters: a store in memory, time that
 * moves by hand, no threads, and providers of this machine alone. Every test gets its own, on 20
 * November 2026 at 09:00 UTC; nothing is shared.
 *
 * <p>Parameters may be a {@link dev.calsync.CalendarSync}, a {@link
 * dev.calsync.test.google.FakeGoogle}, a {@link dev.calsync.test.ManualClock} and a {@link
 * dev.calsync.test.SyncKit}. Providers are reached by the connectors on the class path of the test
 * ({@link dev.calsync.connector.ConnectorFactory}).
 *
 * <pre>{@code
 * @CalsyncTest
 * class BookingTest {
 *   @Test
 *   void bookingBlocksTheOtherCalendar(CalendarSync calsync, FakeGoogle google) {
 *     OwnerScope alice = calsync.owner(OwnerId.of("alice"));
 *     ConnectedAccount work = google.account("alice@work.example").connectTo(alice);
 *     …
 *   }
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CalsyncExtension.class)
public @interface CalsyncTest {}
