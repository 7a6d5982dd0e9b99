/**
 * What the stage answers over HTTP: people with their profiles and events, segments and their members, explanations and
 * previews, read from the state of whichever instance owns it; definitions of segments and computed traits, written to their
 * topic, from which every partition takes them; and erasures with their receipts.
 */
@NullMarked
package dev.appizer.segment.api;

import org.jspecify.annotations.NullMarked;
