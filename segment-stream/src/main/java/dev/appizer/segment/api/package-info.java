/**
 * What the stage answers over HTTP: profiles, segments and their members, read from the state of whichever instance owns
 * it; and definitions, written to their topic, from which every partition takes them.
 */
@NullMarked
package dev.appizer.segment.api;

import org.jspecify.annotations.NullMarked;
