package dev.calsync.tck.store;

import java.util.function.Function;

/**
 * One operation of a random sequence.
 *
 * @param text what it does, for people
 * @param call does it on one side
 */
record Step(String text, Function<Side, Object> call) {}
