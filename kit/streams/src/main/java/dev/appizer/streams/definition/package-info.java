/** What people define by HTTP, kept on a compacted topic: read as a whole, and written one after the other by all instances. */
@NullMarked
package dev.appizer.streams.definition;

import org.jspecify.annotations.NullMarked;
