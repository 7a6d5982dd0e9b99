/** Which addresses may be connected to, so that whoever names a URL doesn't reach what only this process can. */
@NullMarked
package dev.appizer.action.channel.address;

import org.jspecify.annotations.NullMarked;
