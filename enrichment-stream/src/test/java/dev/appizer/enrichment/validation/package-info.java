/** Tables of what the steps do, one by one. */
@NullMarked
package dev.appizer.enrichment.validation;

import org.jspecify.annotations.NullMarked;
