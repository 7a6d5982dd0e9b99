/** Asks the instance that has the state: any instance answers for any key. */
@NullMarked
package dev.appizer.streams.query;

import org.jspecify.annotations.NullMarked;
