// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import dev.appizer.sdk.internal.message.Draft;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A screen of an application was viewed: the event {@code screen_viewed}. */
public final class Screen extends Call<Screen> {

    private static final Draft START = Draft.of("screen", "properties");

    private Screen(Draft draft) {
        super(draft);
    }

    /** Starts a call about the screen of a name, such as {@code checkout}. */
    public static Screen of(@Nullable String name) {
        return new Screen(START.member("name", name));
    }

    /** Says which category the screen is of. */
    public Screen category(@Nullable String category) {
        return member("category", category);
    }

    /** Says one thing about the view; of a name given twice the last value counts. */
    public Screen property(String name, @Nullable Object value) {
        return content(name, value);
    }

    /** Says several things about the view, beside those said before. */
    public Screen properties(Map<String, ? extends @Nullable Object> values) {
        return content(values);
    }

    @Override
    Screen with(Draft draft) {
        return new Screen(draft);
    }
}
