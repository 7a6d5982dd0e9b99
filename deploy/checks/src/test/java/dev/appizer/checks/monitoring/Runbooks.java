// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pages that dashboards and alerts send people to. */
final class Runbooks {

    private static final Pattern PAGE = Pattern.compile("docs/operate/([\\w-]*)");
    private static final Set<String> PAGES =
            Set.of("monitoring", "scale-out", "add-partitions", "upgrade", "restore", "redrive", "erase");

    private Runbooks() {}

    /** Whether each page that a text names is one of them. */
    static boolean areThere(String text) {
        return PAGE.matcher(text)
                .results()
                .map((MatchResult page) -> page.group(1))
                .allMatch(PAGES::contains);
    }
}
