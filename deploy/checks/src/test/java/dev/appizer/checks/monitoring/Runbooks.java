// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.monitoring;

import dev.appizer.checks.Checkout;
import java.nio.file.Files;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The pages that dashboards and alerts send people to. */
final class Runbooks {

    private static final Pattern PAGE = Pattern.compile("docs/operate/([\\w-]*)");

    private Runbooks() {}

    /** Whether each page that a text names is there. */
    static boolean areThere(String text) {
        return PAGE.matcher(text)
                .results()
                .map((MatchResult page) -> page.group(1))
                .allMatch(page -> Files.exists(Checkout.file("docs/operate/" + page + ".md")));
    }
}
