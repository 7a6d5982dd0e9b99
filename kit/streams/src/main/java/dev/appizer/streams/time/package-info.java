/** What a processor does when its time has come, without a record. */
@NullMarked
package dev.appizer.streams.time;

import org.jspecify.annotations.NullMarked;
