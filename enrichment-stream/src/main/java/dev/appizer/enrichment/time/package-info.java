/** When an event happened, by the client's clock as far as it can be believed. Time is an argument here. */
@NullMarked
package dev.appizer.enrichment.time;

import org.jspecify.annotations.NullMarked;
