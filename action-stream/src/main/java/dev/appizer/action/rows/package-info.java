/** Rows of the stage's stores and records of its internal topic: the generated classes. */
@NullMarked
package dev.appizer.action.rows;

import org.jspecify.annotations.NullMarked;
