/** What happens between the library and Google from end to end, told as scenarios. */
@NullMarked
package dev.calsync.connector.google.flow;

import org.jspecify.annotations.NullMarked;
