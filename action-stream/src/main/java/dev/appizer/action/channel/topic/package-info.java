/** Notifications as records of Kafka topics, which are the operator's own and not part of the pipeline. */
@NullMarked
package dev.appizer.action.channel.topic;

import org.jspecify.annotations.NullMarked;
