/** What an operator can set of the gateway. */
@NullMarked
package dev.appizer.gateway.settings;

import org.jspecify.annotations.NullMarked;
