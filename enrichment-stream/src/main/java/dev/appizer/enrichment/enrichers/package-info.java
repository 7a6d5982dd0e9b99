/**
 * What can be told of an event from elsewhere: the user agent's words, the page's address, the client's. One enricher per
 * file; what it cannot read it leaves aside, and no event is lost by it.
 */
@NullMarked
package dev.appizer.enrichment.enrichers;

import org.jspecify.annotations.NullMarked;
