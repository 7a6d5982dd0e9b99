/**
 * What the stage answers over HTTP: profiles, segments and their members, read from the state of whichever instance owns
 * it; definitions, written to their topic, from which every partition takes them; and erasures with their receipts.
 */
@NullMarked
package dev.appizer.segment.api;

import org.jspecify.annotations.NullMarked;
