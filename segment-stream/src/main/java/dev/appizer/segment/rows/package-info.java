/** Rows of the stage's stores and records of its internal topics: the generated classes, and their typed values. */
@NullMarked
package dev.appizer.segment.rows;

import org.jspecify.annotations.NullMarked;
