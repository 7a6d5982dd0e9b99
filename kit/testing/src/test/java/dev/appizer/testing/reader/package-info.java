/** The laws by hand-computed examples: what the reference reader answers is said here, not by other code. */
@NullMarked
package dev.appizer.testing.reader;

import org.jspecify.annotations.NullMarked;
