/**
 * The busy time of several events as blocks: merging, and which block is which mirror. Pure: no
 * clock, no store, no I/O. Owns SEM-2 and the buffers of SEM-7 between blocks. Reads busy time from
 * projection; hands blocks with their parts to edge planning and the preview.
 */
@NullMarked
package dev.calsync.engine.block;

import org.jspecify.annotations.NullMarked;
