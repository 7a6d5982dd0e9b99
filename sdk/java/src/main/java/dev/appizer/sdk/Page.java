// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import dev.appizer.sdk.internal.message.Draft;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page was viewed: the event {@code page_viewed}. */
public final class Page extends Call<Page> {

    private static final Draft START = Draft.of("page", "properties");

    private Page(Draft draft) {
        super(draft);
    }

    /** Starts a call about the page of a name, such as {@code pricing}. */
    public static Page of(@Nullable String name) {
        return new Page(START.member("name", name));
    }

    /** Says which category the page is of. */
    public Page category(@Nullable String category) {
        return member("category", category);
    }

    /** Says one thing about the view; of a name given twice the last value counts. */
    public Page property(String name, @Nullable Object value) {
        return content(name, value);
    }

    /** Says several things about the view, beside those said before. */
    public Page properties(Map<String, ? extends @Nullable Object> values) {
        return content(values);
    }

    @Override
    Page with(Draft draft) {
        return new Page(draft);
    }
}
