/** What a message must be like to be taken: one rule to a file, in the order of {@link dev.appizer.gateway.rules.MessageRules}. */
@NullMarked
package dev.appizer.gateway.rules;

import org.jspecify.annotations.NullMarked;
