/** What the stage answers over HTTP: campaigns, what became of their notifications, and what they would send. */
@NullMarked
package dev.appizer.action.api;

import org.jspecify.annotations.NullMarked;
