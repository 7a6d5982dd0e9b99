/**
 * How profiles lie in the stage's stores: as rows by canonical identifier and identifier, never as one growing record, so
 * that what an identifier contributed can be taken away again.
 */
@NullMarked
package dev.appizer.segment.store;

import org.jspecify.annotations.NullMarked;
