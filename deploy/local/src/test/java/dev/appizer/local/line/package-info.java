/** The whole line, held against the reference reader: as topologies without a broker, and on a real one. */
@NullMarked
package dev.appizer.local.line;

import org.jspecify.annotations.NullMarked;
