/** How the stages read and write the map of topics, every node named. */
@NullMarked
package dev.appizer.streams.topology;

import org.jspecify.annotations.NullMarked;
