/** Tables of what the steps do, one by one. */
@NullMarked
package dev.appizer.enrichment.time;

import org.jspecify.annotations.NullMarked;
