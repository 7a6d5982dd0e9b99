/** Rows of the stage's stores and records of its internal topics: the generated classes, and what they hold. */
@NullMarked
package dev.appizer.identity.rows;

import org.jspecify.annotations.NullMarked;
