@NullMarked
package dev.appizer.model;

import org.jspecify.annotations.NullMarked;
