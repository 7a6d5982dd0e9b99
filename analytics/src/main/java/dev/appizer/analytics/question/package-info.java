// SPDX-License-Identifier: Apache-2.0
/**
 * What is asked: a trend, a funnel or a retention, over a range of time. Pure: neither a store, nor Kafka, nor a clock.
 */
@NullMarked
package dev.appizer.analytics.question;

import org.jspecify.annotations.NullMarked;
