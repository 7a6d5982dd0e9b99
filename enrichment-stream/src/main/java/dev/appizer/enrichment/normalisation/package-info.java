/**
 * One shape for all calls: contexts are merged, page, screen and group become events, an identify's traits are gathered,
 * and what is beyond the limits of what is queryable is left out with a warning.
 */
@NullMarked
package dev.appizer.enrichment.normalisation;

import org.jspecify.annotations.NullMarked;
