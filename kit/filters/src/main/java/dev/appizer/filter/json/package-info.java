/**
 * Reads operators and operands, and whatever else a body consists of, and says of a wrong body everything that is wrong with
 * it, by JSON pointer.
 *
 * <p>{@link dev.appizer.filter.json.Body} gives the whole to a reader as a {@link dev.appizer.filter.json.Part}, which hands
 * out its own parts and takes reports. After a problem readers go on with a stand-in, to find the next problem; nothing of
 * which a problem was reported leaves {@code Body}. A member that is null counts as absent.
 */
@NullMarked
package dev.appizer.filter.json;

import org.jspecify.annotations.NullMarked;
