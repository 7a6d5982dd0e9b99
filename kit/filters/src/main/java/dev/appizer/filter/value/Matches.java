// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code matches}: a string in which the pattern is found anywhere. RE2 takes linear time, whatever the pattern. */
public record Matches(Pattern pattern) implements TimelessTest {

    @Override
    public boolean holds(@Nullable Object value) {
        return value instanceof String text && pattern.matcher(text).find();
    }
}
