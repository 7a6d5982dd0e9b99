/** A message as the gateway sees it before it judges it: where it lies, the few members that matter, and what may be wrong. */
@NullMarked
package dev.appizer.gateway.message;

import org.jspecify.annotations.NullMarked;
