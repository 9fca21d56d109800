/**
 * The HTTP client for every address that a user can name: a feed, a CalDAV server, a token
 * endpoint.
 *
 * <p>{@link dev.calsync.http.GuardedHttp} connects only to addresses that {@link
 * dev.calsync.http.Reach} allows, however they are written and whatever a name server says the
 * second time; follows redirects by hand, each hop judged like the first; and ends what is too
 * large, too slow or not what it says it is. So no calendar's address makes a host look into its
 * own network (R-J2, HOS-1 to HOS-7, HOS-10 to HOS-13).
 */
@NullMarked
package dev.calsync.http;

import org.jspecify.annotations.NullMarked;
