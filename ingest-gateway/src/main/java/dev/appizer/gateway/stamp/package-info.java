/** What a message gets once and keeps for ever: its stamp. Clock and randomness are arguments. */
@NullMarked
package dev.appizer.gateway.stamp;

import org.jspecify.annotations.NullMarked;
