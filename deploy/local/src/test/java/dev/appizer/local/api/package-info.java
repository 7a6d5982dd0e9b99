// SPDX-License-Identifier: Apache-2.0
/**
 * Holds the documents of the API, which the gateway serves, against what they describe: OpenAPI against the routes of all
 * services, AsyncAPI against the topics and their Avro schemas; and both against their own specifications.
 */
@NullMarked
package dev.appizer.local.api;

import org.jspecify.annotations.NullMarked;
