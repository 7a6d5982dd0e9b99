// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.local.instance.Instance;
import java.nio.file.Path;
import java.util.Locale;

/** What is told once everything is ready. */
final class Welcome {

    @SuppressWarnings("InlineFormatString") // it is read as a whole
    private static final String TEXT = """

            Appizer is ready after %1$.1f s.

              HTTP       %2$s   (/health/ready, /metrics)
              Kafka      %3$s
              Registry   %4$s
              Keys       dev-write-key (server), dev-browser-key (browser), dev-admin-key (admin);
                         without a key everything is allowed, in this mode only
              Data       %5$s   (logs in logs/appizer.log)

            Try:
              curl -s %2$s/v1/track -H 'Authorization: Bearer dev-write-key' -d '{"event":"button_clicked","userId":"user_123"}'
              ./appizer demo
              ./appizer tail segments.changes --from-beginning
              ./appizer query

            Ctrl-C stops it; the data stays.""";

    private Welcome() {}

    static String text(Instance instance, Path data, double seconds) {
        return String.format(Locale.ROOT, TEXT, seconds, instance.url(), instance.kafka(), instance.registry(), data);
    }
}
