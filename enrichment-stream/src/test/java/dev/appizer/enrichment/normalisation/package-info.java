/** Tables of what the steps do, one by one. */
@NullMarked
package dev.appizer.enrichment.normalisation;

import org.jspecify.annotations.NullMarked;
