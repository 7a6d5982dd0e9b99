/**
 * Who may call: a key has a public name and a scope. Keys are kept as SHA-256 only, so that the file may be read by an
 * operator without giving them away; they are long and random, which is why no slow hash is needed.
 */
@NullMarked
package dev.appizer.service.keys;

import org.jspecify.annotations.NullMarked;
