/**
 * A store whose event content is sealed on its way in and opened on its way out (R-J1), whatever
 * store it is: the ports that carry content, each with what it carries exchanged, and all others as
 * they are. Owns no state; the keys are {@code engine.secret}'s.
 *
 * <p>Sealed: bodies of events, what mirrors shall show, what a target shows in a conflict, patches
 * to origins, raw forms of what could not be understood. In clear, because the store sorts, finds
 * or compares by it: names and ids of owners, connections, calendars and edges, UIDs and ids of
 * events, their bounds in time, hashes, versions, states, marks; and what is no event: policies
 * with the words that owners gave them, names of calendars, the journal, which holds ids and codes
 * alone. Bounds are wider than an event or as wide, and hashes tell whoever can guess a whole event
 * that the guess is right.
 */
@NullMarked
package dev.calsync.engine.sealing;

import org.jspecify.annotations.NullMarked;
