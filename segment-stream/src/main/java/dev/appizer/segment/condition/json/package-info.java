/**
 * Reads definitions of segments and of computed traits, and says of a wrong one everything that is wrong with it, by JSON
 * pointer.
 *
 * <p>After a problem the readers go on with a stand-in, to find the next problem; {@link
 * dev.appizer.segment.condition.json.SegmentJson} and {@link dev.appizer.segment.condition.json.ComputedTraitJson} hand out
 * nothing of which a problem was reported. A member that is null counts as absent.
 */
@NullMarked
package dev.appizer.segment.condition.json;

import org.jspecify.annotations.NullMarked;
