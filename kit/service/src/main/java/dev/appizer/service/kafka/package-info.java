/** What a start waits for: topics that exist, with leaders that answer and as many partitions as the settings say. */
@NullMarked
package dev.appizer.service.kafka;

import org.jspecify.annotations.NullMarked;
