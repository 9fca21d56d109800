/**
 * A store as somebody else would write it: with the published ports and contract alone. What an
 * author does is in {@code SavedStoreTest}; {@code docs/contract.md} tells the rest.
 */
@NullMarked
package dev.calsync.tck.example;

import org.jspecify.annotations.NullMarked;
