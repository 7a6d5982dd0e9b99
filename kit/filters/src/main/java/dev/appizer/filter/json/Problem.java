// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

/**
 * Something that is wrong with a body.
 *
 * @param pointer JSON pointer to the part, or to where a missing part belongs; empty for the whole body
 * @param message a sentence that says what to do
 */
public record Problem(String pointer, String message) {}
