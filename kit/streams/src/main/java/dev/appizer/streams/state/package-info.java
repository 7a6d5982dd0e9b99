/**
 * How rows lie in a state store: keys that sort as their parts do, and values that can be read after an upgrade.
 */
@NullMarked
package dev.appizer.streams.state;

import org.jspecify.annotations.NullMarked;
