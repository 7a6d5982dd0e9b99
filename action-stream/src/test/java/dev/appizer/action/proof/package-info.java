/** What the stage promises, held against receivers that fail in every way while its processes are killed. */
@NullMarked
package dev.appizer.action.proof;

import org.jspecify.annotations.NullMarked;
