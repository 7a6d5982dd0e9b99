/** What is sent: messages that are the same in every run, by callers or straight to a topic, and the segments they meet. */
@NullMarked
package dev.appizer.bench.load;

import org.jspecify.annotations.NullMarked;
