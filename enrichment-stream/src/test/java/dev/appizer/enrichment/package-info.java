/** What the stage does, by function, by topology, and on a broker. */
@NullMarked
package dev.appizer.enrichment;

import org.jspecify.annotations.NullMarked;
