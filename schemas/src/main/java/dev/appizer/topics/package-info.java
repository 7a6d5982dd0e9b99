/**
 * The map of the system: every topic, in the order in which an event meets them, with its key, its value and its kind.
 * No stage names a topic by a string of its own.
 */
@NullMarked
package dev.appizer.topics;

import org.jspecify.annotations.NullMarked;
