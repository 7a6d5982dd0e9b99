// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

/**
 * A site that people come from.
 *
 * @param medium search, social or email
 */
record KnownSite(String name, String medium) {}
