/**
 * The rules of the house, each one a test: modules, packages, names, purity, sizes, documents.
 * Reads the compiled classes of every module and the source tree; hands over nothing.
 */
@NullMarked
package dev.calsync.architecture;

import org.jspecify.annotations.NullMarked;
