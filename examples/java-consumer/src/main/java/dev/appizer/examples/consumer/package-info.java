// SPDX-License-Identifier: Apache-2.0
/** A downstream consumer of segment changes, with Kafka's own client. */
@NullMarked
package dev.appizer.examples.consumer;

import org.jspecify.annotations.NullMarked;
