@NullMarked
package dev.appizer.registry;

import org.jspecify.annotations.NullMarked;
