/**
 * What a message is between the steps: each arrow of the pipeline is a record of its own, and so is a refusal. Plain
 * types, without Kafka and without a clock.
 */
@NullMarked
package dev.appizer.enrichment.message;

import org.jspecify.annotations.NullMarked;
