/** How the state of an application is made anew from the topics: {@code ./appizer reset}. */
@NullMarked
package dev.appizer.streams.rebuild;

import org.jspecify.annotations.NullMarked;
