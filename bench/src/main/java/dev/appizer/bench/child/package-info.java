/** What runs in the processes that are measured. Each ends when its standard input does, and so with the run. */
@NullMarked
package dev.appizer.bench.child;

import org.jspecify.annotations.NullMarked;
