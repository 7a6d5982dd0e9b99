/** What the generator promises: the same history for the same seed, and every happening in it. */
@NullMarked
package dev.appizer.testing.history;

import org.jspecify.annotations.NullMarked;
