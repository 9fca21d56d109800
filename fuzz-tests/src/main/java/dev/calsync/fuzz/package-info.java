/**
 * What a coverage-guided fuzzer feeds (Jazzer): each class is one parser of what strangers send,
 * and throws where that parser breaks its promise: only typed errors, and never more than two
 * seconds.
 */
@NullMarked
package dev.calsync.fuzz;

import org.jspecify.annotations.NullMarked;
