/**
 * Operators over typed values: what is equal, what is less, and a test for each operator. Nothing is coerced.
 *
 * <p>Values are those of {@link dev.appizer.model.Values}. A test is total: a missing value (null) and a value of a type
 * that the operator does not know fail it. The negative operators are the exact {@link
 * dev.appizer.filter.value.Opposite} of the positive ones, and so hold there.
 */
@NullMarked
package dev.appizer.filter.value;

import org.jspecify.annotations.NullMarked;
