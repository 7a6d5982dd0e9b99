@NullMarked
package dev.appizer.topics;

import org.jspecify.annotations.NullMarked;
