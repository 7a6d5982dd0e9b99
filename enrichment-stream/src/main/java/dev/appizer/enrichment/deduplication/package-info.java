/**
 * Whether a message was here before: what identifies it, what it says, and the verdict. Pure; the memory itself is at
 * the rim.
 */
@NullMarked
package dev.appizer.enrichment.deduplication;

import org.jspecify.annotations.NullMarked;
