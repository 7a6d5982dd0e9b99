/** Commands of operators, as records: HTTP writes them, stages read them. */
@NullMarked
package dev.appizer.streams.command;

import org.jspecify.annotations.NullMarked;
